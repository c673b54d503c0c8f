package answers

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxLetters bounds how much of a message is read: nobody's question needs more, and a pasted page must not cost more.
const maxLetters = 1500

// gap stands between words of folded text, and before the first and after the last.
const gap = ' '

const (
	tableEnd  = 0x2000 // runes below are folded by table
	joinEnd   = 0x2100 // general punctuation, with the invisible joiners
	skip      = 1      // in the table: the rune leaves no trace
	arabic    = 0x80   // Arabic letters are the bytes from here on
	foreign   = 0xE0   // letters of scripts none of our languages uses share the bytes from here on
	foreignOf = 0x1F
)

// A folder brings text to one form in which case, accents, spelling of umlauts, and the script of Slavic words make no
// difference. Folded text has one byte per letter: a-z, 0-9 and bytes from 0x80 for other scripts; see also gap.
type folder struct {
	table [tableEnd]uint16 // one or two letters per rune; 0: separates words; skip: nothing
}

func newFolder() *folder {
	f := new(folder)
	special := make(map[rune]string)
	for r, to := range map[string]string{
		"đ": "d", "ł": "l", "ß": "ss", "ø": "o", "æ": "a", "œ": "o", "ı": "i", "þ": "th", "ð": "d",
		"а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i",
		"і": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
		"у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "", "э": "e",
		"ю": "iu", "я": "ia",
		"ة": "ه", "ى": "ي", "ی": "ي", "ئ": "ي", "ک": "ك", "ؤ": "و", "ۀ": "ه", "ء": "", "ـ": "", "ٱ": "ا", "گ": "ك",
	} {
		first, _ := utf8.DecodeRuneInString(r)
		special[first] = to
	}
	var buf []byte
	for r := range rune(tableEnd) {
		buf = foldRune(buf[:0], r, special)
		switch len(buf) {
		case 0:
			if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
				f.table[r] = skip
			}
		case 1:
			f.table[r] = uint16(buf[0])
		default:
			f.table[r] = uint16(buf[0]) | uint16(buf[1])<<8
		}
	}
	return f
}

// foldRune appends the letters of r, none for a rune that is no letter or digit.
func foldRune(dst []byte, r rune, special map[rune]string) []byte {
	r = unicode.ToLower(r)
	to, ok := special[r]
	if !ok {
		to = norm.NFKD.String(string(r))
	}
	for _, c := range to {
		c = unicode.ToLower(c)
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			dst = append(dst, byte(c)) //nolint:gosec // a-z, 0-9
		case c >= '٠' && c <= '٩':
			dst = append(dst, byte('0'+c-'٠'))
		case c >= '۰' && c <= '۹':
			dst = append(dst, byte('0'+c-'۰'))
		case !unicode.IsLetter(c):
		case c >= 0x0620 && c <= 0x065F:
			dst = append(dst, arabic+byte(c-0x0620))
		case special[c] != "" && c != r:
			dst = foldRune(dst, c, special)
		default:
			dst = append(dst, foreign+byte(c&foreignOf))
		}
	}
	return dst
}

// fold appends the folded text to dst: words with a gap around each, or a single gap if there is no word.
func (f *folder) fold(dst []byte, text string) []byte {
	dst = append(dst, gap)
	start := len(dst)
	for _, r := range text {
		if len(dst)-start >= maxLetters {
			break
		}
		letters := f.lookup(r)
		switch letters {
		case skip:
		case 0:
			if dst[len(dst)-1] != gap && !silent(r) {
				dst = append(dst, gap)
			}
		default:
			dst = appendLetter(dst, byte(letters)) //nolint:gosec // the first of two
			if second := byte(letters >> 8); second != 0 {
				dst = appendLetter(dst, second)
			}
		}
	}
	if dst[len(dst)-1] != gap {
		dst = append(dst, gap)
	}
	return dst
}

func (f *folder) lookup(r rune) uint16 {
	switch {
	case r < tableEnd:
		return f.table[r]
	case r < joinEnd:
		if unicode.Is(unicode.Cf, r) {
			return skip
		}
		return 0
	default:
		return foldRare(r)
	}
}

// foldRare folds full-width letters, ligatures and presentation forms, which are rare enough to go the long way.
func foldRare(r rune) uint16 {
	var buf [8]byte
	switch letters := foldRune(buf[:0], r, nil); len(letters) {
	case 0:
		if unicode.Is(unicode.Mn, r) {
			return skip // variation selectors of emoji
		}
		return 0
	case 1:
		return uint16(letters[0])
	default:
		return uint16(letters[0]) | uint16(letters[1])<<8
	}
}

// silent reports whether r is an apostrophe, which people put into Ukrainian and Turkish words or leave out.
func silent(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// appendLetter writes ae, oe and ue as a, o and u, as umlauts are; not after a vowel or q ("neue", "quer").
func appendLetter(dst []byte, c byte) []byte {
	if n := len(dst); c == 'e' && n >= 2 {
		switch dst[n-1] {
		case 'a', 'o', 'u':
			switch dst[n-2] {
			case 'a', 'e', 'i', 'o', 'u', 'y', 'q':
			default:
				return dst
			}
		}
	}
	return append(dst, c)
}
