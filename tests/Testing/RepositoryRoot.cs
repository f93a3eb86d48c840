namespace KeymapBakery.Testing;

/// <summary>The checkout the tests run in.</summary>
public static class RepositoryRoot
{
    /// <summary>Full path of the folder that holds <c>Microservices.sln</c>.</summary>
    public static string Path { get; } = Find();

    /// <summary>Full path of a file or folder of the checkout.</summary>
    /// <param name="relative">Path below the root, with forward slashes.</param>
    public static string Of(string relative) => System.IO.Path.Combine(Path, relative);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Microservices.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Microservices.sln above {AppContext.BaseDirectory}.");
    }
}
