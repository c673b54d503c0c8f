package answers

import (
	"encoding/binary"
	"maps"
	"slices"
	"sort"

	"kiezbot/internal/kiez"
)

// The lengths of what exactForms keeps of a form.
const (
	keyBytes   = 8
	classBytes = 2
)

// exactForms are the classes of the examples by the hash of their folded text. Numbers are little-endian.
type exactForms struct {
	keys    []byte // sorted, keyBytes each
	classes []byte // by key, classBytes each
}

// exactFormsOf leaves out texts that several intents claim.
func exactFormsOf(lessons []lesson, intents []kiez.Intent) exactForms {
	byKey := make(map[uint64]kiez.Intent, len(lessons))
	claimed := make(map[uint64]bool)
	for _, l := range lessons {
		key := hashBytes(l.room.folded)
		if other, there := byKey[key]; there && other != l.intent {
			claimed[key] = true
		}
		byKey[key] = l.intent
	}
	var x exactForms
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		if claimed[key] {
			continue
		}
		class, _ := slices.BinarySearch(intents, byKey[key])
		x.keys = binary.LittleEndian.AppendUint64(x.keys, key)
		x.classes = binary.LittleEndian.AppendUint16(x.classes, uint16(class)) //nolint:gosec // there are far fewer intents
	}
	return x
}

// find gives the class of the example whose folded text has this hash.
func (x exactForms) find(key uint64) (class int, ok bool) {
	at := func(i int) uint64 { return binary.LittleEndian.Uint64(x.keys[i*keyBytes:]) }
	n := len(x.keys) / keyBytes
	i := sort.Search(n, func(i int) bool { return at(i) >= key })
	if i == n || at(i) != key {
		return 0, false
	}
	return x.class(i), true
}

func (x exactForms) class(i int) int {
	return int(binary.LittleEndian.Uint16(x.classes[i*classBytes:]))
}

// sound reports whether all classes are among the first so many.
func (x exactForms) sound(classes int) bool {
	for i := range len(x.classes) / classBytes {
		if x.class(i) >= classes {
			return false
		}
	}
	return true
}
