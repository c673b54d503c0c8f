package answers

import (
	"bytes"
	"slices"
	"unicode"
)

// maxPlaceWords is the number of words that the name of a place may be typed as.
const maxPlaceWords = 5

// A Gazetteer finds places by name in what people type, in any case, spelling of umlauts and script: "Sewan Str. 43",
// "sewanstrasse", "Зеванштрассе". A longer name may have one letter wrong. It is safe for concurrent use.
type Gazetteer struct {
	folder *folder
	places []namedPlace
}

type namedPlace struct {
	name     string
	squeezed []byte // folded, without gaps, with "str" for "straße"
}

// NewGazetteer knows these names.
func NewGazetteer(names []string) *Gazetteer {
	g := &Gazetteer{folder: newFolder()}
	for _, name := range names {
		g.places = append(g.places, namedPlace{name: name, squeezed: bytes.Join(g.words(name), nil)})
	}
	return g
}

// Find gives the names that a text holds, in its order and the longest where they overlap, and how many words belong to
// none of them. House numbers do not count.
func (g *Gazetteer) Find(text string) (names []string, rest int) {
	words := g.words(text)
	for at := 0; at < len(words); {
		name, n := g.longest(words[at:])
		switch {
		case n > 0:
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
			at += n
			continue
		case !houseNumber(words[at]):
			rest++
		}
		at++
	}
	return names, rest
}

// longest is the place with the most words at the beginning; exact spelling comes before a typo.
func (g *Gazetteer) longest(words [][]byte) (name string, n int) {
	for n := min(len(words), maxPlaceWords); n > 0; n-- {
		typed := bytes.Join(words[:n], nil)
		for _, same := range []func(a, b []byte) bool{bytes.Equal, sameWord} {
			at := slices.IndexFunc(g.places, func(p namedPlace) bool { return same(p.squeezed, typed) })
			if at >= 0 {
				return g.places[at].name, n
			}
		}
	}
	return "", 0
}

// words folds a text. A house number that clings to its street is cut off.
func (g *Gazetteer) words(text string) [][]byte {
	words := splitWords(nil, g.folder.fold(nil, text))
	for i, word := range words {
		if digit := bytes.IndexFunc(word, unicode.IsDigit); digit > 1 {
			word = word[:digit]
		}
		for _, long := range []string{"strasse", "shtrasse", "shtrase"} {
			if stem, ok := bytes.CutSuffix(word, []byte(long)); ok {
				word = append(slices.Clip(stem), "str"...)
				break
			}
		}
		words[i] = word
	}
	return words
}

// houseNumber reports whether a word is a number of up to three digits, perhaps with a letter behind.
func houseNumber(word []byte) bool {
	digits := bytes.TrimRight(word, "abcdefgh")
	return len(digits) > 0 && len(digits) <= 3 && len(bytes.TrimLeft(digits, "0123456789")) == 0
}
