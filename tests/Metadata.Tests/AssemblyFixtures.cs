using KeymapBakery.Metadata.Tests.Running;

[assembly: AssemblyFixture(typeof(KeyboardApi))]
