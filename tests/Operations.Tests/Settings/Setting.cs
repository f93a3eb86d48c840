namespace KeymapBakery.Operations.Tests.Settings;

/// <summary>A setting of a service.</summary>
/// <param name="Name">Its configuration key; <c>:0</c> for the first of a list and <c>:NAME</c> for any of a dictionary.</param>
/// <param name="Default">Its default as the manual writes it.</param>
public sealed record Setting(string Name, string Default);
