using KeymapBakery.Testing;

namespace KeymapBakery.Compiler.Tests.Fixtures;

/// <summary>Settings of a compiler that keeps all it has below one folder.</summary>
internal static class Settings
{
    public static Dictionary<string, string> Of(
        TemporaryFolder folder, string repository, params (string Setting, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["ObjectStorage:Kind"] = "FileSystem",
            ["ObjectStorage:FileSystem:Path"] = folder.Of("objects"),
            ["ObjectStorage:FileSystem:SigningKey"] = "the tests sign with this, 32 characters",
            ["Compiler:DrainTimeout"] = "00:00:05",
            ["Compiler:DeliveryPatience"] = "00:00:10",
            ["Compiler:WorkDirectory"] = folder.Of("work"),
            ["Compiler:Firmware:Repository"] = repository,
            // Without /usr/local/bin: a qmk installed there is not the one these tests mean.
            ["Compiler:Toolchain:Path"] = "/usr/bin:/bin",
            // Most tests want a replay, and no work behind their backs.
            ["Compiler:Templates:AreMadeFirst"] = "true",
        };
        foreach (var (setting, value) in settings)
        {
            all[setting] = value;
        }

        return all;
    }
}
