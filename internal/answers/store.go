package answers

import (
	"fmt"
	"hash/fnv"
	"io"

	"kiezbot/internal/kiez"
)

// Fingerprint identifies what a model is trained from. A stored model whose fingerprint differs is out of date.
func Fingerprint(examples []kiez.Example, lexicon Lexicon) uint64 {
	h := fnv.New64a()
	text := fmt.Appendln(nil, format)
	for _, ex := range examples {
		text = fmt.Appendf(text, "%q %q %q\n", ex.Lang, ex.Intent, ex.Text)
	}
	for _, c := range lexicon.concepts {
		text = fmt.Appendf(text, "%q %v\n", c.name, c.stems)
	}
	_, _ = h.Write(text) // a hash takes everything
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
