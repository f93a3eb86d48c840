// Keywords of C up to C23 and of GCC's dialect, as services/shared/Keymaps/Names/Identifier.cs lists them.
const keywords = new Set(
  (
    'alignas alignof asm auto bool break case char const constexpr continue default defined do double else enum extern float for goto if ' +
    'inline int long nullptr register restrict return short signed sizeof static static_assert struct switch thread_local typedef typeof ' +
    'typeof_unqual union unsigned void volatile while _Accum _Alignas _Alignof _Atomic _BitInt _Bool _Complex _Decimal32 _Decimal64 ' +
    '_Decimal128 _Float16 _Float32 _Float64 _Float128 _Fract _Generic _Imaginary _Noreturn _Pragma _Sat _Static_assert _Thread_local'
  ).split(' '),
);

/**
 * Why a name may not be used in a keycode, or null. Two underscores in a row belong to the compiler; underscores alone, such as
 * `_______`, are keycodes.
 */
export function reservedReason(name: string): 'keyword' | 'doubleUnderscore' | null {
  if (keywords.has(name)) {
    return 'keyword';
  }
  return name.includes('__') && /[^_]/.test(name) ? 'doubleUnderscore' : null;
}
