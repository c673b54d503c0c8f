package handlers

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// amounts reads sums of money that people type. Its words are folded, of all languages.
type amounts struct {
	euro     map[string]bool // what stands beside a sum: "euro", "eur"
	thousand map[string]bool // what multiplies a sum by a thousand: "tausend", "k"
}

// figure finds a number as it is typed, written reads one: points or commas stand between thousands, or before cents.
var (
	figure  = regexp.MustCompile(`\d{1,3}(?:[ ']\d{3})+(?:[.,٫]\d{1,2})?|\d+(?:[.,٫]\d+)*`)
	written = regexp.MustCompile(`^(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?:[.,٫](\d{1,2}))?$`)
)

// sum is a number in a text, and whether it is said to be money.
type sum struct {
	value    float64
	money    bool
	from, to int // bytes in the text
}

// read gives the sum in a text, in euros and rounded up, so that nothing above a limit passes for it. Of a range it is
// the larger. It reports false where there is no sum, or more than one.
func (a amounts) read(text string) (euros int, ok bool) {
	text = strings.Map(western, strings.ToLower(norm.NFKC.String(text)))
	var sums, money []sum
	for _, at := range figure.FindAllStringIndex(text, -1) {
		value, ok := number(text[at[0]:at[1]])
		if !ok || at[1] < len(text) && text[at[1]] >= '0' && text[at[1]] <= '9' {
			return 0, false
		}
		s := a.around(text, sum{value: value, from: at[0], to: at[1]})
		if sums = append(sums, s); s.money {
			money = append(money, s)
		}
	}
	if len(money) > 0 {
		sums = money
	}
	switch {
	case len(sums) == 0:
		words := strings.Fields(text)
		if len(words) == 0 || !a.thousand[foldWord(words[0])] || len(words) > 2 {
			return 0, false
		}
		sums = []sum{{value: thousand}}
	case len(sums) == 2 && strings.Trim(text[sums[0].to:sums[1].from], " €") == "-":
		sums[0].value = max(sums[0].value, sums[1].value)
	case len(sums) > 1:
		return 0, false
	}
	const most = 1e9 // nobody means more
	value := math.Ceil(min(sums[0].value, most) - 1e-9)
	return int(value), value > 0
}

const thousand = 1000

// around looks at what stands beside a number.
func (a amounts) around(text string, s sum) sum {
	word, rest := nextWord(text[s.to:])
	if a.thousand[word] {
		s.value *= thousand
		word, _ = nextWord(rest)
	}
	before := strings.Fields(strings.TrimRight(text[:s.from], " €"))
	s.money = a.euro[word] || strings.HasPrefix(strings.TrimLeft(text[s.to:], " ,.-"), "€") ||
		strings.HasSuffix(strings.TrimRight(text[:s.from], " "), "€") ||
		len(before) > 0 && a.euro[foldWord(before[len(before)-1])]
	return s
}

// nextWord is the word with which a text goes on, behind blanks and the dash of ",-".
func nextWord(text string) (word, rest string) {
	text = strings.TrimLeft(text, " ,.-")
	end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if end < 0 {
		end = len(text)
	}
	return foldWord(text[:end]), text[end:]
}

// number reads one figure.
func number(s string) (value float64, ok bool) {
	m := written.FindStringSubmatch(strings.NewReplacer(" ", "", "'", "").Replace(s))
	if m == nil {
		return 0, false
	}
	value, err := strconv.ParseFloat(strings.NewReplacer(".", "", ",", "").Replace(m[1])+"."+m[2], 64)
	return value, err == nil
}

// western brings digits and the signs between them to one form, and drops what is invisible.
func western(r rune) rune {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	case r == '،':
		return ','
	case r == '٬', r == '’':
		return '\''
	case r == '–', r == '—', r == '−':
		return '-'
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}
