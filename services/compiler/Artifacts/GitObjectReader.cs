using System.Diagnostics;
using System.Globalization;
using System.Text;
using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Artifacts;

/// <summary>Streams the contents of files out of a repository, one after the other, through one git process.</summary>
internal sealed class GitObjectReader : IAsyncDisposable
{
    private readonly Process _process;
    private readonly BufferedStream _answers;

    public GitObjectReader(Git git, string repository)
    {
        _process = git.Start(repository, ["cat-file", "--batch"]);
        _answers = new BufferedStream(_process.StandardOutput.BaseStream, 128 * 1024);
    }

    /// <summary>Copies the content of a file to a stream.</summary>
    /// <param name="hash">Hash of the object.</param>
    /// <param name="destination">Takes the content.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GitException">There is no such file.</exception>
    public async Task CopyAsync(string hash, Stream destination, CancellationToken cancellationToken)
    {
        await _process.StandardInput.BaseStream.WriteAsync(Encoding.ASCII.GetBytes($"{hash}\n"), cancellationToken);
        await _process.StandardInput.BaseStream.FlushAsync(cancellationToken);

        // "<hash> blob <size>\n<content>\n"
        var header = ReadLine().Split(' ');
        if (header is not [_, "blob", var size])
        {
            throw new GitException($"git cat-file has no file {hash}.");
        }

        await CopyAsync(destination, long.Parse(size, CultureInfo.InvariantCulture), cancellationToken);
        _answers.ReadByte();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        await _answers.DisposeAsync();
        _process.Dispose();
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

    private async Task CopyAsync(Stream destination, long size, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (size > 0)
        {
            var count = await _answers.ReadAsync(buffer.AsMemory(0, (int)Math.Min(size, buffer.Length)), cancellationToken);
            if (count == 0)
            {
                throw new GitException("git cat-file ended in the middle of a file.");
            }

            await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            size -= count;
        }
    }
}
