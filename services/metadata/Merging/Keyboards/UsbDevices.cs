using System.Buffers;
using System.Text.Json;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Keyboards by their USB vendor and product (usb.json).</summary>
internal static class UsbDevices
{
    /// <summary>Vendor id, product id, keyboard name, <c>usb</c> object; a vendor without products is there with none.</summary>
    public static byte[] ToJson(IEnumerable<MergedKeyboard> keyboards)
    {
        var vendors = new Dictionary<string, Dictionary<string, List<MergedKeyboard>>>(StringComparer.Ordinal);
        foreach (var keyboard in keyboards)
        {
            if (keyboard.UsbVendor is null)
            {
                continue;
            }

            if (!vendors.TryGetValue(keyboard.UsbVendor, out var products))
            {
                vendors.Add(keyboard.UsbVendor, products = new(StringComparer.Ordinal));
            }

            if (keyboard.UsbProduct is not null)
            {
                if (!products.TryGetValue(keyboard.UsbProduct, out var devices))
                {
                    products.Add(keyboard.UsbProduct, devices = []);
                }

                devices.Add(keyboard);
            }
        }

        var buffer = new ArrayBufferWriter<byte>(512 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, JsonFormat.Compact))
        {
            Write(writer, vendors);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Dictionary<string, Dictionary<string, List<MergedKeyboard>>> vendors)
    {
        writer.WriteStartObject();
        foreach (var (vendor, products) in vendors)
        {
            writer.WriteStartObject(vendor);
            foreach (var (product, keyboards) in products)
            {
                writer.WriteStartObject(product);
                foreach (var keyboard in keyboards)
                {
                    writer.WritePropertyName(keyboard.Name);
                    writer.WriteRawValue(keyboard.UsbJson!.Value.Span, skipInputValidation: true);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
