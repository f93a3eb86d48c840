using KeymapBakery.Gateway.Tests.Running;

[assembly: AssemblyFixture(typeof(RunningGateway))]
