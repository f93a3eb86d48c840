namespace KeymapBakery.Gateway.Refreshing;

/// <summary>What is done about a webhook.</summary>
/// <param name="Refreshing">Whether new commits are being looked for.</param>
public sealed record WebhookAnswer(bool Refreshing);
