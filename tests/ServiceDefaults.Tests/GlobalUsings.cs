global using KeymapBakery.ServiceDefaults.Tests.Running;
global using KeymapBakery.Testing;
global using KeymapBakery.Testing.Prometheus;
global using Shouldly;
