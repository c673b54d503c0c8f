package answers

import (
	"bytes"
	"strings"
)

const (
	minTypoWord = 6 // letters from which a word of a phrase may have one letter wrong
	maxBetween  = 1 // words that may stand between two words of a part
	maxApart    = 8 // words by which another part may stand before or behind the first
)

// A phrase is in a message if all its parts are, near each other and in any order.
type phrase struct {
	kind  string
	parts [][]wordSequence // each in several forms
	alone bool             // only if the message says nothing else
	exact bool             // no typo is forgiven
}

// A wordSequence is words that follow each other.
type wordSequence []phraseWord

type phraseWord struct {
	text []byte // folded
	stem bool   // a word may begin with it
}

// parsePhrase reads a phrase of Options.Emergencies.
func parsePhrase(f *folder, kind, text string) *phrase {
	p := &phrase{kind: kind, exact: kind == NotAnEmergency}
	text, p.alone = strings.CutPrefix(text, "=")
	for part := range strings.SplitSeq(text, "+") {
		var forms []wordSequence
		for form := range strings.SplitSeq(part, "|") {
			if words := parseWords(f, form); len(words) > 0 {
				forms = append(forms, words)
			}
		}
		if len(forms) > 0 {
			p.parts = append(p.parts, forms)
		}
	}
	return p
}

func parseWords(f *folder, text string) (words wordSequence) {
	for typed := range strings.FieldsSeq(text) {
		stem := strings.HasSuffix(typed, "*")
		for _, word := range splitWords(nil, f.fold(nil, typed)) {
			words = append(words, phraseWord{text: word, stem: stem})
		}
	}
	return words
}

// match gives the number of words that first, a form of the first part, covers from words[at] on; 0 if it does not
// begin there, or if another part is missing.
func (p *phrase) match(first wordSequence, words [][]byte, at int) int {
	n := first.match(words, at, !p.exact)
	if n == 0 || p.alone && len(words) != n {
		return 0
	}
	near := words[max(0, at-maxApart):min(len(words), at+n+maxApart)]
	for _, part := range p.parts[1:] {
		if !p.contains(near, part) {
			return 0
		}
	}
	return n
}

func (p *phrase) contains(words [][]byte, part []wordSequence) bool {
	for at := range words {
		for _, form := range part {
			if form.match(words, at, !p.exact) > 0 {
				return true
			}
		}
	}
	return false
}

// match gives the number of words the sequence covers from words[at] on, 0 if it does not begin there.
func (s wordSequence) match(words [][]byte, at int, forgive bool) int {
	if len(words)-at < len(s) || !s[0].matches(words[at], forgive) {
		return 0
	}
	next := at + 1
	for _, want := range s[1:] {
		for limit := next + maxBetween; ; next++ {
			if next >= len(words) || next > limit {
				return 0
			}
			if want.matches(words[next], forgive) {
				break
			}
		}
		next++
	}
	return next - at
}

// matches compares a word of a phrase with one as it is typed, which may have one letter wrong if that is forgiven.
func (w phraseWord) matches(typed []byte, forgive bool) bool {
	switch {
	case len(typed) == 0 || typed[0] != w.text[0]:
		return false
	case !w.stem:
		return bytes.Equal(w.text, typed) || forgive && sameWord(w.text, typed)
	case bytes.HasPrefix(typed, w.text):
		return true
	}
	for n := len(w.text) - 1; forgive && n <= min(len(w.text)+1, len(typed)); n++ {
		if sameWord(w.text, typed[:n]) {
			return true
		}
	}
	return false
}

// sameWord compares a word as it is meant with one as it is typed, which may have one letter wrong, missing, too
// many or swapped with its neighbour if the word is long enough.
func sameWord(want, typed []byte) bool {
	if len(want) < minTypoWord || len(typed) < len(want)-1 || len(typed) > len(want)+1 || typed[0] != want[0] {
		return false
	}
	i := 0
	for i < len(want) && i < len(typed) && want[i] == typed[i] {
		i++
	}
	a, b := want[i:], typed[i:]
	switch {
	case len(a) > len(b):
		return bytes.Equal(a[1:], b)
	case len(a) < len(b):
		return bytes.Equal(a, b[1:])
	case len(a) == 0 || bytes.Equal(a[1:], b[1:]):
		return true
	default:
		return len(a) > 1 && a[0] == b[1] && a[1] == b[0] && bytes.Equal(a[2:], b[2:])
	}
}
