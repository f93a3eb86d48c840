namespace KeymapBakery.Compiler.Delivery;

/// <summary>Adds what hands results over.</summary>
internal static class DeliveryExtensions
{
    /// <summary>Adds the patience with the object store and the broker.</summary>
    public static void AddDelivery(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<PatientDelivery>();
}
