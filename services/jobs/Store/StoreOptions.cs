using System.ComponentModel.DataAnnotations;
using Npgsql;

namespace KeymapBakery.Jobs.Store;

/// <summary>Where the database is. Section <c>ConnectionStrings</c>.</summary>
internal sealed class StoreOptions : IValidatableObject
{
    public const string Section = "ConnectionStrings";

    // Put in front, as of two settings with the same name the later counts.
    private const string Defaults = "Application Name=keymap-bakery-jobs;Maximum Pool Size=20;Max Auto Prepare=100";

    /// <summary>Connection string in Npgsql's form, for example <c>Host=db;Database=bakery;Username=jobs;Password=…</c>.</summary>
    [Required(ErrorMessage = "ConnectionStrings:Postgres is missing; set it to Host=…;Database=…;Username=…;Password=…")]
    public string Postgres { get; set; } = "";

    /// <summary>The connection string, with a pool that leaves room for other replicas unless it says otherwise.</summary>
    public NpgsqlConnectionStringBuilder ToConnectionString() => new($"{Defaults};{Postgres}");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        ValidationResult? mistake = null;
        try
        {
            if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(Postgres).Host))
            {
                mistake = new ValidationResult("ConnectionStrings:Postgres names no Host.", [nameof(Postgres)]);
            }
        }
        catch (ArgumentException exception)
        {
            mistake = new ValidationResult($"ConnectionStrings:Postgres cannot be read: {exception.Message}", [nameof(Postgres)]);
        }

        return mistake is null ? [] : [mistake];
    }
}
