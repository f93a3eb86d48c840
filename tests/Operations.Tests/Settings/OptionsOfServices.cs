using System.Collections;
using System.Globalization;
using System.Reflection;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Messages;
using KeymapBakery.Metadata.Configuration;
using KeymapBakery.ObjectStorage;

namespace KeymapBakery.Operations.Tests.Settings;

/// <summary>What can be set, as the options classes of all services say.</summary>
internal static class OptionsOfServices
{
    /// <summary>Defaults that depend on the machine, in words.</summary>
    private static readonly Dictionary<string, string> Computed = new() { ["Compiler:Name"] = "host name and process id" };

    private static readonly Assembly[] Assemblies =
    [
        typeof(GatewayOptions).Assembly,
        Assembly.Load("KeymapBakery.Jobs"),
        typeof(CompilerOptions).Assembly,
        typeof(MetadataOptions).Assembly,
        typeof(RabbitMqOptions).Assembly,
        typeof(ObjectStorageOptions).Assembly,
    ];

    /// <summary>All settings of all classes that are bound to a section.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. from assembly in Assemblies
           from type in assembly.GetTypes()
           let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
           where section is { IsLiteral: true }
           from setting in SettingsOf((string)section.GetRawConstantValue()!, Activator.CreateInstance(type, nonPublic: true)!)
           select setting,
    ];

    private static IEnumerable<Setting> SettingsOf(string section, object options)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var (name, type, value) = ($"{section}:{property.Name}", property.PropertyType, property.GetValue(options));
            if (Computed.TryGetValue(name, out var words))
            {
                yield return new Setting(name, words);
            }
            else if (typeof(IDictionary<string, string>).IsAssignableFrom(type))
            {
                yield return new Setting($"{name}:NAME", "none");
            }
            else if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
            {
                foreach (var setting in SettingsOfElement($"{name}:0", type.GetGenericArguments()[0]))
                {
                    yield return setting;
                }
            }
            else if (IsOurs(type) && !type.IsEnum)
            {
                foreach (var setting in SettingsOf(name, value!))
                {
                    yield return setting;
                }
            }
            else if (property.SetMethod is { IsPublic: true })
            {
                yield return new Setting(name, Write(value));
            }
        }
    }

    private static IEnumerable<Setting> SettingsOfElement(string name, Type type) =>
        IsOurs(type) ? SettingsOf(name, Activator.CreateInstance(type, nonPublic: true)!) : [new Setting(name, "none")];

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("KeymapBakery", StringComparison.Ordinal) == true;

    private static string Write(object? value) => value switch
    {
        null or "" => "none",
        bool flag => flag ? "`true`" : "`false`",
        TimeSpan time => $"`{time:c}`",
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };
}
