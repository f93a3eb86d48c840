using KeymapBakery.Metadata.Merging.Hjson;
using KeymapBakery.Metadata.Merging.Mappings;
using KeymapBakery.Metadata.Merging.Schemas;
using KeymapBakery.Metadata.Merging.Tree;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>What all keyboards of a tree have in common: mappings, schemas and lists of processors. Read once, then unchanging.</summary>
/// <param name="Config">What the definitions of config.h mean.</param>
/// <param name="Makefile">What the variables of rules.mk mean.</param>
/// <param name="Defaults">Values that follow from others, such as a development board's processor.</param>
/// <param name="Processors">Which processors there are.</param>
/// <param name="Tool">Which rules the tree's own tool has.</param>
/// <param name="KeyboardFile">The schema of an info.json or keyboard.json.</param>
/// <param name="KeyboardResult">The schema of a merged keyboard.</param>
/// <param name="Keycodes">The schema of a keycode specification.</param>
internal sealed record TreeRules(
    MappingTable Config,
    MappingTable Makefile,
    DataMap Defaults,
    ProcessorFamilies Processors,
    ToolRevision Tool,
    SchemaRule KeyboardFile,
    SchemaRule KeyboardResult,
    SchemaRule Keycodes)
{
    private const string Mappings = "data/mappings/";
    private const string Schemas = "data/schemas";

    /// <summary>Reads them. A tree without any <c>data/</c> has no mappings, and its keyboards are held against no schema.</summary>
    /// <exception cref="InvalidTreeException">One of the files is missing or malformed.</exception>
    public static TreeRules Read(FirmwareTree tree, MergeOptions options)
    {
        if (!tree.Folder("").Folders.Contains("data"))
        {
            return WithoutData(tree);
        }

        try
        {
            var schemas = new SchemaSet();
            foreach (var file in tree.Folder(Schemas).Files.Where(name => name.EndsWith(".jsonschema", StringComparison.Ordinal)))
            {
                if (HjsonReader.Read(tree.ReadText($"{Schemas}/{file}"), $"{Schemas}/{file}", options.MaximumDepth) is DataMap schema)
                {
                    schemas.Add(file, schema);
                }
            }

            return new TreeRules(
                MappingTable.Read("config.h", ReadMap("info_config.hjson"), Mappings + "info_config.hjson"),
                MappingTable.Read("rules.mk", ReadMap("info_rules.hjson"), Mappings + "info_rules.hjson"),
                ReadMap("defaults.hjson"),
                ProcessorFamilies.Read(tree),
                ToolRevision.Read(tree),
                schemas.Compile("qmk.keyboard.v1"),
                schemas.Compile("qmk.api.keyboard.v1"),
                schemas.Compile("qmk.keycodes.v1"));
        }
        catch (MalformedFileException malformed)
        {
            throw new InvalidTreeException($"{tree.Root} cannot be merged: {malformed.Message}", malformed);
        }

        DataMap ReadMap(string name) =>
            HjsonReader.Read(tree.ReadText(Mappings + name), Mappings + name, options.MaximumDepth) as DataMap
            ?? throw new MalformedFileException($"{Mappings}{name}: The root is not an object.");
    }

    private static TreeRules WithoutData(FirmwareTree tree)
    {
        var anything = new SchemaRule();
        return new TreeRules(
            new MappingTable("config.h", []),
            new MappingTable("rules.mk", []),
            new DataMap(),
            ProcessorFamilies.Read(tree),
            ToolRevision.Read(tree),
            anything,
            anything,
            anything);
    }
}
