namespace KeymapBakery.Compiler.Tests.Sandboxing;

/// <summary>Every way of reading a file that a build has, times every file it must not read.</summary>
internal static class HostileReads
{
    private static readonly (string Name, Func<string, string> Script)[] Ways =
    [
        ("cat", path => $"cat '{path}'"),
        ("include", path => $"printf '#include \"{path}\"\\n' >.build/x.c; avr-gcc -E .build/x.c; avr-gcc -c .build/x.c -o .build/bakery_pretzel_mine.hex"),
        ("incbin", path => $"printf '.incbin \"{path}\"\\n' >.build/x.s; avr-gcc -c .build/x.s -o .build/bakery_pretzel_mine.hex"),
        ("asm include", path => $"printf 'asm(\".include \\\\\"{path}\\\\\"\");\\n' >.build/x.c; avr-gcc -c .build/x.c -o .build/bakery_pretzel_mine.hex"),
        ("embed", path => $"printf 'const char x[] = {{\\n#embed \"{path}\"\\n}};\\n' >.build/x.c; avr-gcc -c .build/x.c -o .build/bakery_pretzel_mine.hex"),
        ("has include", path => $"printf '#if __has_include(\"{path}\")\\n#include \"{path}\"\\n#endif\\n' >.build/x.c; avr-gcc -E .build/x.c"),
        ("python", path => $"python3 -c 'print(open(\"{path}\", errors=\"replace\").read())'"),
        ("make", path => $"printf 'include {path}\\nall:\\n' >.build/Makefile; make -f .build/Makefile"),
        ("linker script", path => $"avr-ld -T '{path}' -o .build/bakery_pretzel_mine.hex"),
        ("objcopy", path => $"avr-objcopy -I binary -O ihex '{path}' .build/bakery_pretzel_mine.hex"),
        ("symbolic link", path => $"ln -s '{path}' .build/bakery_pretzel_mine.hex; cp .build/bakery_pretzel_mine.hex .bake/; cat .build/bakery_pretzel_mine.hex"),
        ("hard link", path => $"ln '{path}' .build/bakery_pretzel_mine.hex"),
        ("directory link", path => $"ln -s '{Path.GetDirectoryName(path)}' .build/dir; cat '.build/dir/{Path.GetFileName(path)}'; cp -rL .build/dir .bake/"),
        ("response file", path => $"avr-gcc '@{path}'"),
    ];

    /// <param name="secrets">Full paths of files that exist outside the sandbox.</param>
    public static IEnumerable<HostilePayload> Make(IEnumerable<string> secrets) =>
        from secret in secrets
        from way in Ways
        select new HostilePayload("reads", $"{way.Name} of {secret}", way.Script(secret));
}
