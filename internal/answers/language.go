package answers

import (
	"math"
	"unicode"

	"kiezbot/internal/kiez"
)

const (
	languageBuckets = 1 << 14
	maxLanguages    = 16
	// languageWords and languageSure say from when on a text may overrule the language a person has chosen.
	languageWords = 3
	languageSure  = 0.9
	// letter groups of a word are not independent of each other, so their evidence is scaled down.
	languageEvidence = 0.3
	logUnit          = 8   // the rarest group has a log probability of about -15
	languageOwn      = 0.6 // share of the prior for the person's own language
)

// A languages tells the language of a text: naive Bayes over letter groups, of the text as it is written (marks
// tell languages apart) and of its folded form (marks are often left out).
type languages struct {
	langs []kiez.Lang // plain German counts as German
	logs  []byte      // by hashed letter group and language: log probability in units of 1/logUnit, the bits of an int8
}

func spokenLanguages() []kiez.Lang {
	var langs []kiez.Lang
	for _, l := range kiez.Langs() {
		if l == l.Base() {
			langs = append(langs, l)
		}
	}
	return langs
}

func trainLanguages(f *folder, examples []kiez.Example) *languages {
	m := &languages{langs: spokenLanguages()}
	index := make(map[kiez.Lang]int)
	for i, l := range m.langs {
		index[l] = i
	}
	counts := make([][]float64, len(m.langs))
	for i := range counts {
		counts[i] = make([]float64, languageBuckets)
	}
	var folded []byte
	for _, ex := range examples {
		row := counts[index[ex.Lang.Base()]]
		folded = f.fold(folded[:0], ex.Text)
		languageGroups(ex.Text, folded, func(bucket int) { row[bucket]++ })
	}
	m.logs = make([]byte, languageBuckets*len(m.langs))
	for i, row := range counts {
		total := 0.0
		for _, n := range row {
			total += n
		}
		for b, n := range row {
			p := (n + 0.1) / (total + 0.1*languageBuckets)
			m.logs[b*len(m.langs)+i] = byte(int8(math.Round(max(-128, math.Log(p)*logUnit)))) //nolint:gosec // the bits of it
		}
	}
	return m
}

// languageGroups calls yield with the bucket of every letter group of one to three letters.
func languageGroups(text string, folded []byte, yield func(bucket int)) {
	a, b := rune(gap), rune(gap)
	for i, r := range text {
		if i > maxLetters {
			break
		}
		if r >= 0x80 || unicode.IsLetter(r) {
			r = unicode.ToLower(r)
		} else {
			r = gap
		}
		if r == gap && b == gap {
			continue
		}
		if r > 0x7F && r != gap {
			yield(int(mix(uint64(r)) % languageBuckets))
		}
		yield(int(mix(uint64(a)<<42|uint64(b)<<21|uint64(r)) % languageBuckets)) //nolint:gosec // runes are positive
		a, b = b, r
	}
	for i := 3; i <= len(folded); i++ {
		key := uint64(folded[i-3])<<16 | uint64(folded[i-2])<<8 | uint64(folded[i-1])
		yield(int(mix(key|1<<62) % languageBuckets))
	}
}

// detect gives the language to answer text in, for a person who uses own (may be empty). It leaves the person's
// own language only when it is sure.
func (m *languages) detect(text string, rm *room, own kiez.Lang) kiez.Lang {
	words := rm.words()
	if words < 1 || own != "" && words < languageWords {
		return orGerman(own)
	}
	n := len(m.langs)
	var sums [maxLanguages]int32
	languageGroups(text, rm.folded, func(bucket int) {
		for i, l := range m.logs[bucket*n : (bucket+1)*n] {
			sums[i] += int32(int8(l)) //nolint:gosec // the bits of it
		}
	})
	var scores [maxLanguages]float64
	best, sum := 0, 0.0
	for i := range n {
		scores[i] = float64(sums[i]) * languageEvidence / logUnit
		if own != "" {
			prior := (1 - languageOwn) / float64(n-1)
			if m.langs[i] == own.Base() {
				prior = languageOwn
			}
			scores[i] += math.Log(prior)
		}
		if scores[i] > scores[best] {
			best = i
		}
	}
	for i := range n {
		sum += math.Exp(scores[i] - scores[best])
	}
	switch found := m.langs[best]; {
	case own == "":
		return found
	case found == own.Base() || 1/sum < languageSure:
		return own
	default:
		return found
	}
}

func orGerman(l kiez.Lang) kiez.Lang {
	if l == "" {
		return kiez.German
	}
	return l
}
