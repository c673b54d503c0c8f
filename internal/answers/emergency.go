package answers

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// NotAnEmergency is the kind of phrases that only sound like an emergency ("brennende Fragen").
const NotAnEmergency = "not"

const (
	minTypoWord = 6 // letters from which a word of a phrase may have one letter wrong
	maxBetween  = 1 // words that may stand between two words of a part
	maxApart    = 8 // words by which another part may stand before or behind the first
	maxWords    = 64
)

// emergencies knows phrases by which people call for help. They are indexed by the first letter of the first
// word, which a typo is taken to spare: "rennt" is no misspelt "brennt".
type emergencies struct {
	calls, except [256][]*emergencyPhrase
}

// An emergencyPhrase is in a message if all its parts are, near each other and in any order.
type emergencyPhrase struct {
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

func newEmergencies(f *folder, phrases map[string]map[kiez.Lang][]string) *emergencies {
	e := new(emergencies)
	for _, kind := range slices.Sorted(maps.Keys(phrases)) {
		for _, lang := range slices.Sorted(maps.Keys(phrases[kind])) {
			for _, text := range phrases[kind][lang] {
				p := parsePhrase(f, text)
				p.kind, p.exact = kind, kind == NotAnEmergency
				index := &e.calls
				if p.exact {
					index = &e.except
				}
				for _, letter := range p.firstLetters() {
					index[letter] = append(index[letter], p)
				}
			}
		}
	}
	return e
}

// parsePhrase reads a phrase of Options.Emergencies.
func parsePhrase(f *folder, text string) *emergencyPhrase {
	p := new(emergencyPhrase)
	text, p.alone = strings.CutPrefix(text, "=")
	for part := range strings.SplitSeq(text, "+") {
		var forms []wordSequence
		for form := range strings.SplitSeq(part, "|") {
			var words wordSequence
			for typed := range strings.FieldsSeq(form) {
				_, stem := strings.CutSuffix(typed, "*")
				for _, word := range splitWords(nil, f.fold(nil, typed)) {
					words = append(words, phraseWord{text: word, stem: stem})
				}
			}
			if len(words) > 0 {
				forms = append(forms, words)
			}
		}
		if len(forms) > 0 {
			p.parts = append(p.parts, forms)
		}
	}
	return p
}

// firstLetters are those of the forms of the first part.
func (p *emergencyPhrase) firstLetters() (letters []byte) {
	if len(p.parts) == 0 {
		return nil
	}
	for _, words := range p.parts[0] {
		if letter := words[0].text[0]; !slices.Contains(letters, letter) {
			letters = append(letters, letter)
		}
	}
	return letters
}

// find reports the kind of emergency that folded text calls out. excused is true if there is none but something
// that only sounds like one.
func (e *emergencies) find(folded []byte) (kind string, excused bool) {
	var space [maxWords][]byte
	words := splitWords(space[:0], folded)
	for i := range words {
		for _, p := range e.except[first(words[i])] {
			if n := p.match(words, i); n > 0 {
				clear(words[i : i+n])
				excused = true
				break
			}
		}
	}
	for i, w := range words {
		for _, p := range e.calls[first(w)] {
			if p.match(words, i) > 0 {
				return p.kind, false
			}
		}
	}
	return "", excused
}

func first(word []byte) byte {
	if len(word) == 0 {
		return 0
	}
	return word[0]
}

// match gives the number of words the first part of the phrase covers from words[at] on; 0 if it does not begin there,
// or if another part is missing.
func (p *emergencyPhrase) match(words [][]byte, at int) int {
	n := p.matchPart(p.parts[0], words, at)
	if n == 0 || p.alone && len(words) != n {
		return 0
	}
	for _, part := range p.parts[1:] {
		found := false
		for i := max(0, at-maxApart); i < min(len(words), at+n+maxApart) && !found; i++ {
			found = p.matchPart(part, words, i) > 0
		}
		if !found {
			return 0
		}
	}
	return n
}

// matchPart gives the number of words a part covers from words[at] on, 0 if it does not begin there.
func (p *emergencyPhrase) matchPart(part []wordSequence, words [][]byte, at int) int {
	for _, sequence := range part {
		if n := sequence.match(words, at, !p.exact); n > 0 {
			return n
		}
	}
	return 0
}

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
	if len(typed) == 0 || typed[0] != w.text[0] {
		return false
	}
	if !w.stem {
		return bytes.Equal(w.text, typed) || forgive && sameWord(w.text, typed)
	}
	if bytes.HasPrefix(typed, w.text) {
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

// splitWords appends the words of folded text to dst, as many as dst has room for (all if dst is nil).
func splitWords(dst [][]byte, folded []byte) [][]byte {
	for start, i := 1, 1; i < len(folded) && (cap(dst) == 0 || len(dst) < maxWords); i++ {
		if folded[i] == gap {
			dst = append(dst, folded[start:i])
			start = i + 1
		}
	}
	return dst
}
