package answers

import (
	"cmp"
	"maps"
	"slices"
)

// Phrases finds which of several things a text names. Case, accents, the spelling of umlauts and the script of Slavic
// words make no difference; a long word may have one letter wrong. It is safe for concurrent use.
type Phrases struct {
	folder *folder
	index  phraseIndex
}

// NewPhrases makes Phrases of the phrases for each thing, written as those of Options.Emergencies: "*" ends the
// beginning of a word, "=" stands before what counts only if the text says nothing else.
func NewPhrases(byName map[string][]string) *Phrases {
	p := &Phrases{folder: newFolder(), index: make(phraseIndex)}
	var all []*phrase
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		for _, text := range byName[name] {
			all = append(all, parsePhrase(p.folder, name, text))
		}
	}
	// What says more is looked for first.
	slices.SortStableFunc(all, func(x, y *phrase) int { return cmp.Compare(y.length(), x.length()) })
	for _, one := range all {
		p.index.add(one)
	}
	return p
}

// length is the number of words of a phrase.
func (p *phrase) length() int {
	if len(p.parts) == 0 {
		return 0
	}
	return len(p.parts[0][0])
}

// In gives the names of what the text names, in its order.
func (p *Phrases) In(text string) []string {
	var space [maxWords][]byte
	words := splitWords(space[:0], p.folder.fold(nil, text))
	var names []string
	for at := 0; at < len(words); {
		found, n := p.index.find(words, at)
		if n > 0 {
			names = append(names, found.kind)
		}
		at += max(n, 1)
	}
	return names
}
