// The servers are shared, and so are the queues in them: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(KeymapBakery.Jobs.Tests.Running.Servers))]
