using KeymapBakery.MetadataBench;

return args switch
{
    ["parity", var tree, var golden] => ParityCommand.Run(tree, golden),
    ["bench", var tree] => BenchCommand.Run(tree, withQmk: false),
    ["bench", var tree, "--qmk"] => BenchCommand.Run(tree, withQmk: true),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: MetadataBench parity TREE GOLDEN
                 merges TREE and compares it with what qmk generate-api made of it (its .build/api_data, or v1 in it);
                 prints the differences, then "N equal, M differ"
               MetadataBench bench TREE [--qmk]
                 measures the merging of the whole of TREE, and of one keyboard that changed;
                 with --qmk also qmk generate-api, which takes minutes and writes to .build/api_data in TREE
        """);
    return 2;
}
