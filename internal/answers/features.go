package answers

// The groups of features. Each is brought to length one by itself: unscaled, the many letter groups drown everything.
const (
	groupWord = iota
	groupLetters
	groupPair
	groupSkipPair
	groupConcept
	groupConceptPair
	groups
)

// Letter groups of minGram to maxGram letters are taken from within a word and the gaps around it.
const (
	minGram = 2
	maxGram = 5
)

// What marks the keys of a group, so that they never equal those of another; letter groups have no mark.
const (
	markWord    = 1 << 63
	markConcept = 1 << 62
)

// features are the hashed features of one text by group, repeated as often as they occur.
type features [groups][]uint64

func (f *features) reset() {
	for g := range f {
		f[g] = f[g][:0]
	}
}

// mix spreads the bits of x; it is a bijection, so that letter groups never collide (the finaliser of MurmurHash3).
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// hashBytes is FNV-1a.
func hashBytes(b []byte) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, c := range b {
		h = (h ^ uint64(c)) * 0x100000001b3
	}
	return h
}

// addText adds the features of folded text: its words, pairs of words that are neighbours or next but one, and
// letter groups.
func (f *features) addText(folded []byte) {
	last, lastButOne := uint64(0), uint64(0)
	for start := 1; start < len(folded); {
		end := start
		for folded[end] != gap {
			end++
		}
		word := hashBytes(folded[start:end])
		f[groupWord] = append(f[groupWord], mix(word|markWord))
		f[groupPair] = append(f[groupPair], mix(last*31+word|markWord)) // the first pair is of the beginning and a word
		if lastButOne != 0 {
			f[groupSkipPair] = append(f[groupSkipPair], mix(lastButOne*37+word|markWord))
		}
		f.addLetters(folded[start-1 : end+1])
		last, lastButOne = word, last
		start = end + 1
	}
}

// addLetters adds the letter groups of a word with its gaps. Up to five letters fit into a key as they are.
func (f *features) addLetters(word []byte) {
	letters := f[groupLetters]
	for i := range word {
		key := uint64(0)
		for n := 1; n <= maxGram && i+n <= len(word); n++ {
			key = key<<8 | uint64(word[i+n-1])
			if n >= minGram {
				letters = append(letters, mix(key))
			}
		}
	}
	f[groupLetters] = letters
}

// addConcepts adds concepts, each by a hash of its name, and all pairs of them.
func (f *features) addConcepts(names []uint64) {
	for i, a := range names {
		f[groupConcept] = append(f[groupConcept], mix(a|markConcept))
		for _, b := range names[:i] {
			f[groupConceptPair] = append(f[groupConceptPair], mix((a^b)*31|markConcept))
		}
	}
}

// wordsOfFeatures says from which words of the text each feature is, a bit a word, the first and the 33rd sharing one.
// Concepts are from none.
func (rm *room) wordsOfFeatures() (from [groups][]uint32) {
	word, start := 0, 1
	bit := func(word int) uint32 { return 1 << (word % 32) }
	for i := start; i < len(rm.folded); i++ {
		if rm.folded[i] != gap {
			continue
		}
		from[groupWord] = append(from[groupWord], bit(word))
		from[groupPair] = append(from[groupPair], bit(word)|bit(max(word-1, 0)))
		if word > 1 {
			from[groupSkipPair] = append(from[groupSkipPair], bit(word)|bit(word-2))
		}
		letters := i - start + 2 // with the gaps
		for n := minGram; n <= min(maxGram, letters); n++ {
			for range letters - n + 1 {
				from[groupLetters] = append(from[groupLetters], bit(word))
			}
		}
		word, start = word+1, i+1
	}
	from[groupConcept] = make([]uint32, len(rm.features[groupConcept]))
	from[groupConceptPair] = make([]uint32, len(rm.features[groupConceptPair]))
	return from
}
