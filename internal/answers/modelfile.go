package answers

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// format changes whenever a model of before would be read wrongly or would be another one if trained today.
const format = 4

// magic is how the file of a model begins.
const magic = "kiezbot\n"

// alignment is where sections begin: a row of weights then lies in two cache lines, never in three.
const alignment = 32

// A header opens the file of a model. All numbers are little-endian.
type header struct {
	Magic       [8]byte
	Format      uint32
	Names       uint32 // bytes of all names of intents, with line breaks between
	Intents     uint32
	Exact       uint32 // exact forms
	Slots       uint32 // of the vocabulary
	Features    uint32
	Fingerprint uint64
	Step        float32 // see classifier
	Unknown     byte    // rarity of a feature no example has
}

// The sections behind the header, in their order.
const (
	sectionWeights = iota
	sectionSlots
	sectionRarities
	sectionExactKeys
	sectionExactClasses
	sectionLanguages
	sectionBias
	sectionOut
	sectionOutBias
	sectionJudge
	sectionNames
	sections
)

// lengths gives the bytes of each section.
func (h *header) lengths() [sections]uint64 {
	const float32Bytes, float64Bytes = 4, 8
	intents, exact, features := uint64(h.Intents), uint64(h.Exact), uint64(h.Features)
	return [sections]uint64{
		sectionWeights:      features * hiddenUnits,
		sectionSlots:        uint64(h.Slots) * slotBytes,
		sectionRarities:     features,
		sectionExactKeys:    exact * keyBytes,
		sectionExactClasses: exact * classBytes,
		sectionLanguages:    uint64(languageBuckets * len(spokenLanguages())),
		sectionBias:         hiddenUnits * float32Bytes,
		sectionOut:          intents * hiddenUnits * float32Bytes,
		sectionOutBias:      intents * float32Bytes,
		sectionJudge:        signs * float64Bytes,
		sectionNames:        uint64(h.Names),
	}
}

// encodeModel gives the file of a model.
func encodeModel(m *model, fingerprint uint64) ([]byte, error) {
	c, v := m.classifier, m.classifier.vocabulary
	names := make([]string, len(m.intents))
	for i, intent := range m.intents {
		names[i] = string(intent)
	}
	numbers := func(values any) (section []byte) {
		section, _ = binary.Append(nil, binary.LittleEndian, values)
		return section
	}
	parts := [sections][]byte{
		sectionWeights: c.weights, sectionSlots: v.slots, sectionRarities: c.rarities,
		sectionExactKeys: m.exact.keys, sectionExactClasses: m.exact.classes, sectionLanguages: m.languages.logs,
		sectionBias: numbers(c.bias), sectionOut: numbers(c.out), sectionOutBias: numbers(c.outBias),
		sectionJudge: numbers(m.judge.weights), sectionNames: []byte(strings.Join(names, "\n")),
	}
	count := func(n int) uint32 { return uint32(n) } //nolint:gosec // all are small
	h := header{
		Magic: [8]byte([]byte(magic)), Format: format, Fingerprint: fingerprint, Step: c.step, Unknown: c.unknown,
		Names: count(len(parts[sectionNames])), Intents: count(len(names)), Exact: count(len(m.exact.keys) / keyBytes),
		Slots: count(len(v.slots) / slotBytes), Features: count(v.size),
	}
	file := numbers(h)
	for i, length := range h.lengths() {
		if uint64(len(parts[i])) != length {
			return nil, fmt.Errorf("section %d has %d bytes instead of %d", i, len(parts[i]), length)
		}
		file = append(file, make([]byte, padding(uint64(len(file))))...)
		file = append(file, parts[i]...)
	}
	return file, nil
}

// padding is how many bytes lie between something that ends at this offset and the next section.
func padding(end uint64) uint64 { return -end % alignment }

// decodeModel makes a model, all but its reader, of the file of one.
func decodeModel(file []byte) (m *model, fingerprint uint64, err error) {
	var h header
	n, err := binary.Decode(file, binary.LittleEndian, &h)
	switch {
	case err != nil || string(h.Magic[:]) != magic:
		return nil, 0, errors.New("it is no model")
	case h.Format != format:
		return nil, 0, fmt.Errorf("its format is %d, not %d", h.Format, format)
	}
	parts, err := h.cut(file, uint64(n)) //nolint:gosec // no negative number
	if err != nil {
		return nil, 0, err
	}
	c := &classifier{
		vocabulary: tableOf(parts[sectionSlots], int(h.Features)), classes: int(h.Intents), weights: parts[sectionWeights],
		step: h.Step, rarities: parts[sectionRarities], unknown: h.Unknown,
		out: make([][hiddenUnits]float32, h.Intents), outBias: make([]float32, h.Intents),
	}
	m = &model{
		classifier: c, exact: exactForms{keys: parts[sectionExactKeys], classes: parts[sectionExactClasses]},
		languages: &languages{langs: spokenLanguages(), logs: parts[sectionLanguages]},
	}
	for name := range strings.SplitSeq(string(parts[sectionNames]), "\n") {
		m.intents = append(m.intents, kiez.Intent(name))
	}
	for section, numbers := range map[int]any{
		sectionBias: &c.bias, sectionOut: c.out, sectionOutBias: c.outBias, sectionJudge: &m.judge.weights,
	} {
		if _, err := binary.Decode(parts[section], binary.LittleEndian, numbers); err != nil {
			return nil, 0, fmt.Errorf("section %d: %w", section, err)
		}
	}
	if len(m.intents) != c.classes || !slices.IsSorted(m.intents) || !m.exact.sound(c.classes) || !c.vocabulary.sound() {
		return nil, 0, errors.New("what it says does not fit together")
	}
	return m, h.Fingerprint, nil
}

// cut gives the sections of a file whose header ends at this offset.
func (h *header) cut(file []byte, end uint64) (parts [sections][]byte, err error) {
	for i, length := range h.lengths() {
		begin := end + padding(end)
		end = begin + length
		if end > uint64(len(file)) {
			return parts, fmt.Errorf("it is cut off: it has %d bytes, section %d ends at %d", len(file), i, end)
		}
		parts[i] = file[begin:end:end]
	}
	if end != uint64(len(file)) {
		return parts, fmt.Errorf("it has %d bytes behind its end", uint64(len(file))-end)
	}
	return parts, nil
}
