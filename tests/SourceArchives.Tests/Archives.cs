using System.Security.Cryptography;
using System.Text;
using KeymapBakery.ObjectStorage;
using KeymapBakery.SourceArchives.Writing;
using KeymapBakery.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.SourceArchives.Tests;

/// <summary>Archives of commits in an object store of the test's own.</summary>
internal sealed class Archives : IAsyncDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    public static readonly DateTimeOffset CommittedAt = new(2026, 2, 28, 12, 34, 56, TimeSpan.Zero);

    private readonly IHost _host;

    private Archives(TemporaryFolder folder, IHost host)
    {
        Folder = folder;
        _host = host;
        Store = host.Services.GetRequiredService<IObjectStore>();
    }

    public TemporaryFolder Folder { get; }

    public IObjectStore Store { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Archives> OpenAsync()
    {
        var folder = new TemporaryFolder("archives");
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ObjectStorage:Kind"] = "FileSystem",
            ["ObjectStorage:FileSystem:Path"] = folder.Of("objects"),
        });
        builder.Services.AddLogging();
        builder.AddObjectStorage();
        var host = builder.Build();
        await host.StartAsync(Cancelled);
        return new Archives(folder, host);
    }

    /// <summary>The archive of a small tree with a file of each kind, or of one that <paramref name="add"/> makes.</summary>
    public static byte[] Write(Action<SourceArchiveWriter>? add = null)
    {
        using var archive = new MemoryStream();
        using (var writer = new SourceArchiveWriter(archive, Commit, CommittedAt))
        {
            (add ?? AddTree)(writer);
        }

        return archive.ToArray();
    }

    public static void Add(SourceArchiveWriter writer, string path, string content, SourceFileKind kind = SourceFileKind.Regular)
    {
        using var entry = writer.Add(path, kind);
        entry.Write(Encoding.UTF8.GetBytes(content));
    }

    /// <summary>Puts an archive into the store and answers with its key.</summary>
    public async Task<string> StoreAsync(byte[] archive)
    {
        var key = SourceArchiveKeys.Archive(Commit, Convert.ToHexStringLower(SHA256.HashData(archive)));
        await Store.PutAsync(key, new MemoryStream(archive), "application/zip", Cancelled);
        return key;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Folder.Dispose();
    }

    private static void AddTree(SourceArchiveWriter writer)
    {
        Add(writer, "README.md", string.Concat(Enumerable.Repeat("the firmware\n", 1000)));
        Add(writer, "bin/qmk", "#!/bin/sh\n", SourceFileKind.Executable);
        Add(writer, "link", "README.md", SourceFileKind.SymbolicLink);
        Add(writer, "naïve ⌨.txt", "text");
        Add(writer, "empty", "");
    }
}
