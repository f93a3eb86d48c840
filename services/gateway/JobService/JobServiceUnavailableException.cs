namespace KeymapBakery.Gateway.JobService;

/// <summary>The job service did not answer for as long as a request waits for it.</summary>
internal sealed class JobServiceUnavailableException(string message, Exception? innerException) : Exception(message, innerException);
