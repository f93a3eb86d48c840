namespace KeymapBakery.Jobs.Callbacks;

/// <summary>A callback URL that is not taken; the message says why, and what to do.</summary>
internal sealed class CallbackRefusedException(string message) : Exception(message);
