package answers

import (
	"maps"
	"math/bits"
	"slices"

	"kiezbot/internal/kiez"
)

// NotAnEmergency is the kind of phrases that only sound like an emergency ("brennende Fragen").
const NotAnEmergency = "not"

// maxWords is the number of words of a message in which an emergency is looked for.
const maxWords = 64

// emergencies knows phrases by which people call for help, and those that only sound like it.
type emergencies struct {
	calls, except phraseIndex
}

// A phraseIndex finds phrases by two letters at the beginning of their first word, or by the first and three at
// the end. A typo spares one of the two, and the first letter in any case: "rennt" is no misspelt "brennt".
type phraseIndex map[[4]byte][]opening

// An opening is a form of the first part of a phrase.
type opening struct {
	phrase  *phrase
	words   wordSequence
	letters letterSet // of the first word
}

// A letterSet is the letters of a word, those with the same five lower bits taken for one.
type letterSet uint32

func lettersOf(word []byte) (set letterSet) {
	for _, c := range word {
		set |= 1 << (c % 32)
	}
	return set
}

// lacks reports whether more letters of a word are missing in set than one typo takes away.
func (set letterSet) lacks(word letterSet) bool { return bits.OnesCount32(uint32(word&^set)) > 1 }

func newEmergencies(f *folder, phrases map[string]map[kiez.Lang][]string) *emergencies {
	e := &emergencies{calls: make(phraseIndex), except: make(phraseIndex)}
	for _, kind := range slices.Sorted(maps.Keys(phrases)) {
		index := e.calls
		if kind == NotAnEmergency {
			index = e.except
		}
		for _, lang := range slices.Sorted(maps.Keys(phrases[kind])) {
			for _, text := range phrases[kind][lang] {
				index.add(parsePhrase(f, kind, text))
			}
		}
	}
	return e
}

func (x phraseIndex) add(p *phrase) {
	if len(p.parts) == 0 {
		return
	}
	for _, words := range p.parts[0] {
		first, o := words[0], opening{phrase: p, words: words, letters: lettersOf(words[0].text)}
		x[beginning(first.text)] = append(x[beginning(first.text)], o)
		if !p.exact && !first.stem && len(first.text) >= minTypoWord {
			x[ending(first.text)] = append(x[ending(first.text)], o)
		}
	}
}

func beginning(word []byte) (key [4]byte) {
	copy(key[:2], word)
	return key
}

func ending(word []byte) [4]byte {
	n := len(word)
	return [4]byte{word[0], word[n-3], word[n-2], word[n-1]}
}

// find gives the first phrase that begins with words[at], and the number of words its first part covers.
func (x phraseIndex) find(words [][]byte, at int) (p *phrase, n int) {
	if len(words[at]) == 0 {
		return nil, 0
	}
	if p, n = match(x[beginning(words[at])], words, at); n == 0 && len(words[at]) >= minTypoWord-1 {
		p, n = match(x[ending(words[at])], words, at)
	}
	return p, n
}

func match(openings []opening, words [][]byte, at int) (p *phrase, n int) {
	typed := lettersOf(words[at])
	for i := range openings {
		o := &openings[i]
		if typed.lacks(o.letters) {
			continue
		}
		if n := o.phrase.match(o.words, words, at); n > 0 {
			return o.phrase, n
		}
	}
	return nil, 0
}

// find reports the kind of emergency that folded text calls out. excused is true if there is none but something
// that only sounds like one.
func (e *emergencies) find(folded []byte) (kind string, excused bool) {
	var space [maxWords][]byte
	words := splitWords(space[:0], folded)
	for i := range words {
		if _, n := e.except.find(words, i); n > 0 {
			clear(words[i : i+n])
			excused = true
		}
	}
	for i := range words {
		if p, n := e.calls.find(words, i); n > 0 {
			return p.kind, false
		}
	}
	return "", excused
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
