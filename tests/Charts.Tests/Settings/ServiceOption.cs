using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace KeymapBakery.Charts.Tests.Settings;

/// <summary>A setting that a service reads, found in its options types.</summary>
/// <param name="Path">Full name, for example <c>Gateway:RateLimit:Burst</c>; <c>#</c> stands for the index in a list of objects.</param>
/// <param name="Type">Its type; that of the elements for a list or a map.</param>
/// <param name="IsList">True for a list: its elements are named by their index.</param>
/// <param name="IsMap">True for a map: its elements have names of their own.</param>
/// <param name="Default">Its value when nobody sets it.</param>
/// <param name="Range">What it may be, where that is declared.</param>
internal sealed record ServiceOption(string Path, Type Type, bool IsList, bool IsMap, object? Default, RangeAttribute? Range)
{
    private const string Product = "KeymapBakery.";

    /// <summary>All settings of a service: its own, and those of the shared projects it uses.</summary>
    /// <param name="service">Name of its assembly after the product's, for example <c>Jobs</c>.</param>
    public static IReadOnlyList<ServiceOption> Of(string service)
    {
        var assembly = Assembly.Load($"{Product}{service}");
        var shared = assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith(Product, StringComparison.Ordinal)).Select(Assembly.Load);
        return
        [
            .. from type in shared.Prepend(assembly).SelectMany(each => each.GetTypes())
               let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
               where section is { IsLiteral: true } && section.FieldType == typeof(string)
               from option in Expand(type, (string)section.GetRawConstantValue()!)
               select option,
        ];
    }

    /// <summary>True when an environment variable sets it.</summary>
    public bool IsSetBy(string variable)
    {
        var names = variable.Split("__");
        var path = Path.Split(':');
        return names.Length == path.Length + (IsList || IsMap ? 1 : 0)
            && path.Zip(names).All(pair => pair.First == "#" ? IsIndex(pair.Second) : pair.First == pair.Second)
            && (!IsList || IsIndex(names[^1]));
    }

    /// <summary>Why the service would not take a value; null when it would.</summary>
    public string? Object(string value)
    {
        try
        {
            var read = TypeDescriptor.GetConverter(Type).ConvertFromInvariantString(value);
            return Range is null || Range.IsValid(read) ? null : $"{Path} must be from {Range.Minimum} to {Range.Maximum}, and is {value}";
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            return $"{Path} is no {Type.Name}: {value}";
        }
    }

    private static bool IsIndex(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<ServiceOption> Expand(Type type, string prefix)
    {
        var instance = Activator.CreateInstance(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var path = $"{prefix}:{property.Name}";
            var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var isCollection = kind.IsGenericType && typeof(IEnumerable).IsAssignableFrom(kind);
            if (!isCollection && property.SetMethod is not { IsPublic: true })
            {
                continue;
            }

            var element = isCollection ? kind.GetGenericArguments()[^1] : kind;
            if (element is { IsEnum: false, Namespace: { } space } && space.StartsWith(Product, StringComparison.Ordinal))
            {
                foreach (var inner in Expand(element, isCollection ? $"{path}:#" : path))
                {
                    yield return inner;
                }
            }
            else
            {
                var isMap = isCollection && kind.GetGenericArguments().Length == 2;
                yield return new ServiceOption(
                    path, element, isCollection && !isMap, isMap, property.GetValue(instance), property.GetCustomAttribute<RangeAttribute>());
            }
        }
    }
}
