using System.Diagnostics;
using System.Globalization;
using System.Text;
using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.SourceArchiving;

/// <summary>Streams the contents of files out of a repository, in an order fixed beforehand, through one git process.</summary>
internal sealed class GitObjects : IDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly Process _process;
    private readonly BufferedStream _answers;
    private readonly Task _asking;
    private readonly byte[] _buffer = new byte[BufferSize];

    /// <summary>Begins to read.</summary>
    /// <param name="git">Runs git.</param>
    /// <param name="repository">Directory of the repository.</param>
    /// <param name="hashes">Hashes of the files, in the order they will be copied in.</param>
    public GitObjects(Git git, string repository, IReadOnlyList<string> hashes)
    {
        _process = git.Start(repository, ["cat-file", "--batch", "--buffer"]);
        _answers = new BufferedStream(_process.StandardOutput.BaseStream, BufferSize);
        // Beside the reading, as git answers while it is still asked.
        _asking = Task.Run(() => AskAsync(hashes));
    }

    /// <summary>Copies the content of the next file to a stream.</summary>
    /// <exception cref="GitException">There is no such file.</exception>
    public void CopyNext(Stream destination)
    {
        // "<hash> blob <size>\n<content>\n"
        var header = ReadLine();
        if (header.Split(' ') is not [_, "blob", var size])
        {
            throw new GitException($"git cat-file answered '{header}' where a file should be.");
        }

        Copy(destination, long.Parse(size, CultureInfo.InvariantCulture));
        _answers.ReadByte();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        // What was not asked any more is of no interest.
        _asking.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Wait();
        _answers.Dispose();
        _process.Dispose();
    }

    private async Task AskAsync(IReadOnlyList<string> hashes)
    {
        await using var questions = _process.StandardInput;
        foreach (var hash in hashes)
        {
            await questions.WriteAsync($"{hash}\n");
        }
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (var value = _answers.ReadByte(); value is not ('\n' or -1); value = _answers.ReadByte())
        {
            line.Append((char)value);
        }

        return line.ToString();
    }

    private void Copy(Stream destination, long size)
    {
        while (size > 0)
        {
            var count = _answers.Read(_buffer, 0, (int)Math.Min(size, _buffer.Length));
            if (count == 0)
            {
                throw new GitException("git cat-file ended in the middle of a file.");
            }

            destination.Write(_buffer, 0, count);
            size -= count;
        }
    }
}
