package answers

import "math/bits"

// A vocabulary numbers the features a model knows: an open-addressed table. The upper bits of a key choose the slot,
// the lower ones tell it from its neighbours.
type vocabulary struct {
	slots []slot // a power of two, at most half full
	shift int
	size  int // number of features
}

type slot struct {
	tag uint32 // lower half of the key; 0: free
	row uint32
}

// newVocabulary numbers the keys by their place in the slice.
func newVocabulary(keys []uint64) *vocabulary {
	v := &vocabulary{slots: make([]slot, 1<<bits.Len(uint(2*len(keys)+2))), size: len(keys)}
	v.shift = shiftOf(len(v.slots))
	for row, key := range keys {
		at := v.find(key)
		v.slots[at] = slot{tag: tag(key), row: uint32(row)}
	}
	return v
}

// shiftOf is how far a hash is shifted to choose one of n slots.
func shiftOf(n int) int { return 64 - bits.TrailingZeros(uint(n)) }

func tag(key uint64) uint32 { return max(1, uint32(key)) } //nolint:gosec // the lower half; the upper chooses the slot

// find gives the slot of key, or the free slot where it belongs.
func (v *vocabulary) find(key uint64) int {
	mask := len(v.slots) - 1
	at := int(key >> v.shift) //nolint:gosec // shift leaves fewer bits than an int has
	for want := tag(key); v.slots[at].tag != want && v.slots[at].tag != 0; {
		at = (at + 1) & mask
	}
	return at
}

// row gives the number of a key; ok is false for an unknown one.
func (v *vocabulary) row(key uint64) (row uint32, ok bool) {
	s := v.slots[v.find(key)]
	return s.row, s.tag != 0
}
