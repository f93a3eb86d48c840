namespace KeymapBakery.Jobs.Requests;

/// <summary>Something else was submitted under the same idempotency key.</summary>
internal sealed class IdempotencyConflictException() : Exception(
    "Something else was submitted under this idempotency key before; send the same again, or choose a new key, such as a random UUID.");
