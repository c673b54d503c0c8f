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
	maxBetween  = 1 // words that may stand between two words of a phrase
	maxWords    = 64
)

// emergencies knows phrases by which people call for help. They are indexed by the first letter of the first
// word, which a typo is taken to spare: "rennt" is no misspelt "brennt".
type emergencies struct {
	calls, except [256][]*emergencyPhrase
}

// An emergencyPhrase is in a message if all its parts are, in any order.
type emergencyPhrase struct {
	kind  string
	parts [][]phraseWord // the words of a part follow each other
	alone bool           // only if the message says nothing else
	exact bool           // no typo is forgiven
}

// A phraseWord is a word of a phrase in the forms it may have.
type phraseWord []phraseForm

type phraseForm struct {
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
		var words []phraseWord
		for word := range strings.FieldsSeq(strings.ReplaceAll(part, "-", " ")) {
			var forms phraseWord
			for form := range strings.SplitSeq(word, "|") {
				form, stem := strings.CutSuffix(form, "*")
				if folded := bytes.Trim(f.fold(nil, form), string(gap)); len(folded) > 0 {
					forms = append(forms, phraseForm{text: folded, stem: stem})
				}
			}
			if len(forms) > 0 {
				words = append(words, forms)
			}
		}
		if len(words) > 0 {
			p.parts = append(p.parts, words)
		}
	}
	return p
}

// firstLetters are those of the forms of the first word.
func (p *emergencyPhrase) firstLetters() (letters []byte) {
	if len(p.parts) == 0 {
		return nil
	}
	for _, form := range p.parts[0][0] {
		if !slices.Contains(letters, form.text[0]) {
			letters = append(letters, form.text[0])
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
		for i := 0; i < len(words) && !found; i++ {
			found = p.matchPart(part, words, i) > 0
		}
		if !found {
			return 0
		}
	}
	return n
}

// matchPart gives the number of words a part covers from words[at] on, 0 if it does not begin there.
func (p *emergencyPhrase) matchPart(part []phraseWord, words [][]byte, at int) int {
	if len(words)-at < len(part) || !p.same(part[0], words[at]) {
		return 0
	}
	next := at + 1
	for _, want := range part[1:] {
		for limit := next + maxBetween; ; next++ {
			if next >= len(words) || next > limit {
				return 0
			}
			if p.same(want, words[next]) {
				break
			}
		}
		next++
	}
	return next - at
}

func (p *emergencyPhrase) same(want phraseWord, typed []byte) bool {
	for i := range want {
		if want[i].matches(typed, !p.exact) {
			return true
		}
	}
	return false
}

// matches compares a form with a word as it is typed, which may have one letter wrong if typos are forgiven.
func (f *phraseForm) matches(typed []byte, forgive bool) bool {
	if len(typed) == 0 || typed[0] != f.text[0] {
		return false
	}
	if !f.stem {
		return bytes.Equal(f.text, typed) || forgive && sameWord(f.text, typed)
	}
	if bytes.HasPrefix(typed, f.text) {
		return true
	}
	for n := len(f.text) - 1; forgive && n <= min(len(f.text)+1, len(typed)); n++ {
		if sameWord(f.text, typed[:n]) {
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
