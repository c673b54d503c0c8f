package answers

import (
	"bytes"
	"slices"

	"kiezbot/internal/kiez"
)

const (
	prefixStem = 4 // letters from which a stem may begin a longer word; a shorter one is the whole word
	insideStem = 5 // letters from which a stem may stand inside a word of a language that joins words
	typoStem   = 5 // letters from which a stem is recognised with one letter wrong
	stemKey    = 3 // letters by which stems are found
	stemShift  = 12
)

// A concepts finds the concepts of a lexicon in folded text.
type concepts struct {
	stems  [1 << stemShift][]foldedStem // by the hash of their first letters
	inside [1 << stemShift]bool         // whether any of them may stand inside a word
	names  []uint64                     // by concept: what stands for it in feature keys
}

type foldedStem struct {
	text    []byte // without gaps at the ends
	concept int
	lang    kiez.Lang // for a short stem: the language in which it counts
	whole   bool
	inside  bool
}

func newConcepts(f *folder, lexicon Lexicon) *concepts {
	c := new(concepts)
	for number, concept := range lexicon.concepts {
		c.names = append(c.names, hashBytes([]byte(concept.name)))
		for _, s := range concept.stems {
			text := bytes.Trim(f.fold(nil, s.text), string(gap))
			if len(text) < 2 {
				continue
			}
			stem := foldedStem{
				text: text, concept: number, whole: s.whole || len(text) < prefixStem,
				inside: !s.whole && len(text) >= insideStem && joinsWords(s.lang),
			}
			if len(text) < prefixStem {
				stem.lang = s.lang
			}
			b := stemBucket(append(bytes.Clone(text), gap))
			c.stems[b] = append(c.stems[b], stem)
			c.inside[b] = c.inside[b] || stem.inside
		}
	}
	return c
}

// joinsWords reports whether words of the language are often parts of longer ones.
func joinsWords(l kiez.Lang) bool { return l == kiez.German || l == kiez.Arabic || l == kiez.Persian }

func stemBucket(text []byte) uint64 {
	return mix(uint64(text[0])<<16|uint64(text[1])<<8|uint64(text[2])) >> (64 - stemShift)
}

// find appends the numbers of the concepts in folded text, each once, in the order of the text.
func (c *concepts) find(dst []int, folded []byte, lang kiez.Lang) []int {
	lang = lang.Base()
	for i := 1; i+stemKey <= len(folded); i++ {
		if folded[i] == gap {
			continue
		}
		begins, matched, b := folded[i-1] == gap, false, stemBucket(folded[i:])
		if !begins && !c.inside[b] { // read much more often than the stems, and much smaller
			continue
		}
		stems := c.stems[b]
		for j := range stems {
			if s := &stems[j]; (begins || s.inside) && s.begins(folded[i:], lang) {
				matched = true
				dst = appendNew(dst, s.concept)
			}
		}
		if begins && !matched {
			dst = findMisspelt(dst, stems, folded[i:])
		}
	}
	return dst
}

// begins reports whether text begins with the stem as it is written.
func (s *foldedStem) begins(text []byte, lang kiez.Lang) bool {
	return (s.lang == "" || s.lang == lang) && bytes.HasPrefix(text, s.text) && (!s.whole || text[len(s.text)] == gap)
}

// findMisspelt appends the concept of the first long stem that text begins with but for one letter. The letters by
// which stems are found are right.
func findMisspelt(dst []int, stems []foldedStem, text []byte) []int {
	for j := range stems {
		s := &stems[j]
		if len(s.text) < typoStem || s.whole {
			continue
		}
		i := stemKey
		for i < len(s.text) && i < len(text) && s.text[i] == text[i] {
			i++
		}
		rest, typed := s.text[i:], text[i:]
		if len(typed) < 2 || len(rest) < 1 {
			continue
		}
		if bytes.HasPrefix(typed[1:], rest[1:]) && typed[0] != gap || bytes.HasPrefix(typed, rest[1:]) && len(rest) > 1 ||
			bytes.HasPrefix(typed[1:], rest) && typed[0] != gap {
			return appendNew(dst, s.concept)
		}
	}
	return dst
}

func appendNew(numbers []int, n int) []int {
	if slices.Contains(numbers, n) {
		return numbers
	}
	return append(numbers, n)
}
