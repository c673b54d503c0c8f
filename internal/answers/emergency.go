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
	calls, except [256][]emergencyPhrase
}

type emergencyPhrase struct {
	kind  string
	words [][]byte // folded
	alone bool     // only if the message says nothing else
	exact bool     // no typo is forgiven
}

func newEmergencies(f *folder, phrases map[string]map[kiez.Lang][]string) *emergencies {
	e := new(emergencies)
	for _, kind := range slices.Sorted(maps.Keys(phrases)) {
		for _, lang := range slices.Sorted(maps.Keys(phrases[kind])) {
			for _, text := range phrases[kind][lang] {
				text, alone := strings.CutPrefix(text, "=")
				p := emergencyPhrase{
					kind: kind, words: splitWords(nil, f.fold(nil, text)),
					alone: alone, exact: kind == NotAnEmergency,
				}
				if len(p.words) == 0 {
					continue
				}
				index := &e.calls
				if kind == NotAnEmergency {
					index = &e.except
				}
				first := p.words[0][0]
				index[first] = append(index[first], p)
			}
		}
	}
	return e
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

// match gives the number of words the phrase covers from words[at] on, 0 if it does not begin there.
func (p *emergencyPhrase) match(words [][]byte, at int) int {
	if p.alone && len(words) != len(p.words) || len(words)-at < len(p.words) || !p.same(p.words[0], words[at]) {
		return 0
	}
	next := at + 1
	for _, want := range p.words[1:] {
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

func (p *emergencyPhrase) same(want, typed []byte) bool {
	return bytes.Equal(want, typed) || !p.exact && sameWord(want, typed)
}

// sameWord compares a word as it is meant with one as it is typed, which may have one letter wrong, missing, too
// many or swapped with its neighbour if the word is long enough.
func sameWord(want, typed []byte) bool {
	if len(want) < minTypoWord ||
		len(typed) < len(want)-1 || len(typed) > len(want)+1 || typed[0] != want[0] {
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
