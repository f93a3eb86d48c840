global using KeymapBakery.Jobs.Tests.Running;
global using KeymapBakery.Messages;
global using KeymapBakery.Protos.Jobs.V1;
global using KeymapBakery.Testing;
global using Shouldly;
global using JobsClient = KeymapBakery.Protos.Jobs.V1.Jobs.JobsClient;
