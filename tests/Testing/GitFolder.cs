namespace KeymapBakery.Testing;

/// <summary>A git repository with a work tree, as a developer has one.</summary>
public sealed class GitFolder
{
    private GitFolder(string path) => Path = path;

    /// <summary>Full path of the work tree.</summary>
    public string Path { get; }

    /// <summary>A repository with the sample firmware committed on <c>master</c>.</summary>
    public static async Task<GitFolder> OfSampleFirmwareAsync(string path)
    {
        await Command.RunAsync("cp", ["-R", RepositoryRoot.Of("samples/firmware"), path]);
        foreach (var built in (string[])[".build", "lib/python/sample_qmk/__pycache__"])
        {
            if (Directory.Exists(System.IO.Path.Combine(path, built)))
            {
                Directory.Delete(System.IO.Path.Combine(path, built), recursive: true);
            }
        }

        var folder = new GitFolder(path);
        await folder.InitAsync();
        return folder;
    }

    /// <summary>A repository with one file.</summary>
    public static async Task<GitFolder> WithFileAsync(string path, string file, string content)
    {
        Directory.CreateDirectory(path);
        var folder = new GitFolder(path);
        folder.Write(file, content);
        await folder.InitAsync();
        return folder;
    }

    /// <summary>Full path of a file or folder in the work tree.</summary>
    public string Of(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file of the work tree.</summary>
    public void Write(string file, string content, bool executable = false)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Of(file))!);
        File.WriteAllText(Of(file), content);
        if (executable)
        {
            File.SetUnixFileMode(Of(file), (UnixFileMode)0b111_101_101);
        }
    }

    /// <summary>Replaces <c>bin/qmk</c> by a shell script.</summary>
    public Task<string> CommitQmkAsync(string script)
    {
        Write("bin/qmk", $"#!/bin/sh\n{script}\n", executable: true);
        return CommitAsync();
    }

    /// <summary>Commits everything and returns the commit's hash.</summary>
    public async Task<string> CommitAsync()
    {
        await RunAsync("add", "--all");
        await RunAsync("commit", "--quiet", "--message", "Change");
        return (await RunAsync("rev-parse", "HEAD")).Trim();
    }

    /// <summary>Adds a submodule and commits.</summary>
    public async Task AddSubmoduleAsync(string url, string path)
    {
        await RunAsync("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "--", url, path);
        await CommitAsync();
    }

    /// <summary>Runs git in the work tree and returns what it wrote.</summary>
    public Task<string> RunAsync(params string[] arguments) =>
        Command.RunAsync(
            "git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false", .. arguments], Path);

    private async Task InitAsync()
    {
        await RunAsync("init", "--quiet", "--initial-branch=master");
        await CommitAsync();
    }
}
