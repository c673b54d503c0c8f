package answers

import (
	"encoding/binary"
	"math/bits"
)

// slotBytes is the length of a slot: the tag of a key, then its row, four bytes each, little-endian. A slot of tag 0 is
// free.
const slotBytes = 8

// A vocabulary numbers the features a model knows: an open-addressed table. The upper bits of a key choose the slot,
// the lower ones tell it from its neighbours.
type vocabulary struct {
	slots []byte // a power of two of them, at most two thirds in use; see slotBytes
	shift int
	size  int // number of features
}

// newVocabulary numbers the keys by their place in the slice.
func newVocabulary(keys []uint64) *vocabulary {
	v := tableOf(make([]byte, slotBytes<<bits.Len(uint(len(keys)+len(keys)/2+1))), len(keys))
	for row, key := range keys {
		at, _, _ := v.find(key)
		binary.LittleEndian.PutUint32(v.slots[at:], tag(key))
		binary.LittleEndian.PutUint32(v.slots[at+4:], uint32(row))
	}
	return v
}

// tableOf is the vocabulary of so many features whose slots are there already.
func tableOf(slots []byte, size int) *vocabulary {
	return &vocabulary{slots: slots, shift: 64 - bits.TrailingZeros(uint(len(slots)/slotBytes)), size: size}
}

func tag(key uint64) uint32 { return max(1, uint32(key)) } //nolint:gosec // the lower half; the upper chooses the slot

// find gives the row of key, and where its slot begins: it is the free one where key belongs if key is not known.
func (v *vocabulary) find(key uint64) (at int, row uint32, known bool) {
	want := tag(key)
	at = int(key>>v.shift) * slotBytes //nolint:gosec // shift leaves fewer bits than an int has
	for ; ; at = (at + slotBytes) & (len(v.slots) - 1) {
		slot := binary.LittleEndian.Uint64(v.slots[at:])
		if is := uint32(slot); is == want || is == 0 { //nolint:gosec // the lower half
			return at, uint32(slot >> 32), is != 0
		}
	}
}

// row gives the number of a key; ok is false for an unknown one.
func (v *vocabulary) row(key uint64) (row uint32, ok bool) {
	_, row, ok = v.find(key)
	return row, ok
}

// rows appends the rows of the keys that are known.
func (v *vocabulary) rows(dst []uint32, keys []uint64) []uint32 {
	for _, key := range keys {
		if row, ok := v.row(key); ok {
			dst = append(dst, row)
		}
	}
	return dst
}

// sound reports whether every lookup ends, and ends with a row that there is.
func (v *vocabulary) sound() bool {
	if bits.OnesCount(uint(len(v.slots))) != 1 || len(v.slots) < slotBytes {
		return false
	}
	free := false
	for at := 0; at < len(v.slots); at += slotBytes {
		slot := binary.LittleEndian.Uint64(v.slots[at:])
		if uint32(slot) == 0 { //nolint:gosec // the lower half
			free = true
		} else if slot>>32 >= uint64(v.size) { //nolint:gosec // a size is no negative number
			return false
		}
	}
	return free
}
