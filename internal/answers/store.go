package answers

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"strconv"

	"kiezbot/internal/kiez"
)

// Fingerprint identifies what a model is trained from. A stored model whose fingerprint differs is out of date.
func Fingerprint(examples []kiez.Example, lexicon Lexicon) uint64 {
	h := fnv.New64a()
	var text []byte
	add := func(fields ...string) {
		text = text[:0]
		for _, field := range fields { // with its length before it: no two lists of fields look the same
			text = append(binary.AppendUvarint(text, uint64(len(field))), field...)
		}
		_, _ = h.Write(text) // a hash takes everything
	}
	add(strconv.Itoa(format))
	for _, ex := range examples {
		add(string(ex.Lang), string(ex.Intent), ex.Text)
	}
	for _, c := range lexicon.concepts {
		add(c.name, strconv.Itoa(len(c.stems)))
		for _, s := range c.stems {
			add(string(s.lang), s.text, strconv.FormatBool(s.whole))
		}
	}
	return h.Sum64()
}

// Save writes the trained model, without what was taught since. fingerprint is what Load gives back.
func (e *Engine) Save(w io.Writer, fingerprint uint64) error {
	file, err := encodeModel(e.current.Load().model, fingerprint)
	if err != nil {
		return fmt.Errorf("save model: %w", err)
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("save model: %w", err)
	}
	return nil
}

// Load makes an engine of a file that Save wrote. The engine uses the file where it lies: nobody may write to it.
// lexicon is the one it was trained with; fingerprint tells whether it is current.
func Load(file []byte, lexicon Lexicon, opt Options) (e *Engine, fingerprint uint64, err error) {
	m, fingerprint, err := decodeModel(file)
	if err != nil {
		return nil, 0, fmt.Errorf("load model: %w", err)
	}
	e = newEngine(opt)
	m.reader = reader{folder: e.folder, concepts: newConcepts(e.folder, lexicon)}
	e.use(m, nil)
	return e, fingerprint, nil
}
