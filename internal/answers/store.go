package answers

import (
	"compress/gzip"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"slices"

	"kiezbot/internal/kiez"
)

// format changes whenever a model of before would be read wrongly or would be another one if trained today.
const format = 3

// A stored is a model as it is written: slices of numbers as little-endian bytes.
type stored struct {
	Fingerprint uint64
	Intents     []kiez.Intent
	ExactKeys   []byte
	ExactIntent []uint16 // by exact key: index of the intent
	Slots       []byte
	Size        int
	Weights     []byte
	Step        float32
	Rarities    []byte
	Unknown     byte
	Bias        []float32
	Out         []float32
	OutBias     []float32
	Judge       []float64
	Languages   []byte
}

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
	m := e.current.Load().model
	c := m.classifier
	s := stored{
		Fingerprint: fingerprint, Intents: m.intents, Size: c.vocabulary.size,
		Step: c.step, Rarities: c.rarities, Unknown: c.unknown,
		Bias: c.bias[:], OutBias: c.outBias, Judge: m.judge.weights[:],
	}
	for _, key := range slices.Sorted(maps.Keys(m.exact)) {
		s.ExactKeys = binary.LittleEndian.AppendUint64(s.ExactKeys, key)
		class, _ := slices.BinarySearch(m.intents, m.exact[key])
		s.ExactIntent = append(s.ExactIntent, uint16(class)) //nolint:gosec // there are far fewer intents
	}
	for _, slot := range c.vocabulary.slots {
		s.Slots = binary.LittleEndian.AppendUint32(s.Slots, slot.tag)
		s.Slots = binary.LittleEndian.AppendUint32(s.Slots, slot.row)
	}
	for _, weights := range c.weights {
		s.Weights = binary.LittleEndian.AppendUint64(s.Weights, weights)
	}
	for i := range c.out {
		s.Out = append(s.Out, c.out[i][:]...)
	}
	for _, l := range m.languages.logs {
		s.Languages = append(s.Languages, byte(l)) //nolint:gosec // the bits of it
	}
	z := gzip.NewWriter(w)
	if err := gob.NewEncoder(z).Encode(s); err != nil {
		return fmt.Errorf("save model: %w", err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("save model: %w", err)
	}
	return nil
}

// Load reads a model that Save wrote. lexicon is the one it was trained with; fingerprint tells whether it is current.
func Load(r io.Reader, lexicon Lexicon, opt Options) (e *Engine, fingerprint uint64, err error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, 0, fmt.Errorf("load model: %w", err)
	}
	var s stored
	if err := gob.NewDecoder(z).Decode(&s); err != nil {
		return nil, 0, fmt.Errorf("load model: %w", err)
	}
	e = newEngine(opt)
	m, err := s.model(reader{folder: e.folder, concepts: newConcepts(e.folder, lexicon)})
	if err != nil {
		return nil, 0, fmt.Errorf("load model: %w", err)
	}
	e.use(m, nil)
	return e, s.Fingerprint, nil
}

func (s *stored) model(r reader) (*model, error) {
	langs := spokenLanguages()
	slots := len(s.Slots) / 8
	if len(s.ExactKeys) != 8*len(s.ExactIntent) || len(s.Weights) != s.Size*hiddenUnits || len(s.Rarities) != s.Size ||
		slots&(slots-1) != 0 ||
		len(s.Bias) != hiddenUnits || len(s.Out) != len(s.Intents)*hiddenUnits || len(s.OutBias) != len(s.Intents) ||
		len(s.Judge) != signs || len(s.Languages) != languageBuckets*len(langs) || slots < 2*s.Size {
		return nil, errors.New("it is of another shape")
	}
	c := &classifier{
		vocabulary: s.vocabulary(), classes: len(s.Intents), step: s.Step, outBias: s.OutBias,
		rarities: s.Rarities, unknown: s.Unknown,
		bias: [hiddenUnits]float32(s.Bias), weights: make([]uint64, len(s.Weights)/8),
	}
	for i := range c.weights {
		c.weights[i] = binary.LittleEndian.Uint64(s.Weights[8*i:])
	}
	for i := range s.Intents {
		c.out = append(c.out, [hiddenUnits]float32(s.Out[i*hiddenUnits:]))
	}
	m := &model{
		reader:  r,
		intents: s.Intents, classifier: c, judge: judge{weights: [signs]float64(s.Judge)},
		exact:     make(map[uint64]kiez.Intent, len(s.ExactIntent)),
		languages: &languages{langs: langs, logs: make([]int8, len(s.Languages))},
	}
	for i, class := range s.ExactIntent {
		if int(class) >= len(s.Intents) {
			return nil, fmt.Errorf("exact form %d has no intent", i)
		}
		m.exact[binary.LittleEndian.Uint64(s.ExactKeys[8*i:])] = s.Intents[class]
	}
	for i, b := range s.Languages {
		m.languages.logs[i] = int8(b) //nolint:gosec // the bits of it
	}
	return m, nil
}

func (s *stored) vocabulary() *vocabulary {
	v := &vocabulary{slots: make([]slot, len(s.Slots)/8), size: s.Size}
	for i := range v.slots {
		b := s.Slots[8*i:]
		v.slots[i] = slot{tag: binary.LittleEndian.Uint32(b), row: binary.LittleEndian.Uint32(b[4:])}
	}
	v.shift = shiftOf(len(v.slots))
	return v
}
