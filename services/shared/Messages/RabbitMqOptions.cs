using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Messages;

/// <summary>Where the broker is. Section <c>RabbitMq</c>.</summary>
public sealed class RabbitMqOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "RabbitMq";

    /// <summary>Address as <c>amqp://user:password@host:port/virtual-host</c>.</summary>
    [Required]
    public Uri Address { get; set; } = new("amqp://guest:guest@127.0.0.1:5672/");
}
