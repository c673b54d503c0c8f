package answers

import (
	"hash/maphash"
	"sync"

	"kiezbot/internal/kiez"
)

// memoSize is how many questions are known again: what people ask over and over, and the greetings around it.
const memoSize = 2048

// memo knows what was made of the latest questions, by two hashes of each; the questions themselves it does not keep. A
// question takes the place of another by chance.
type memo struct {
	seeds [2]maphash.Seed
	mu    sync.Mutex
	slots [memoSize]remembered
}

type remembered struct {
	key           memoKey // zero: nothing
	understanding kiez.Understanding
}

type memoKey [2]uint64

func newMemo() *memo { return &memo{seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}} }

func (m *memo) key(text string, lang kiez.Lang) (key memoKey) {
	asked := struct {
		text string
		lang kiez.Lang
	}{text, lang}
	for i, seed := range m.seeds {
		key[i] = maphash.Comparable(seed, asked)
	}
	return key
}

func (m *memo) get(key memoKey) (u kiez.Understanding, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	slot := &m.slots[key[0]%memoSize]
	return slot.understanding, slot.key == key
}

func (m *memo) put(key memoKey, u kiez.Understanding) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.slots[key[0]%memoSize] = remembered{key, u}
}
