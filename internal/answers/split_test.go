package answers

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kiezbot/internal/kiez"
)

// unlike takes out of examples, in every language and intent, the tenth that is least like any other of them: questions
// whose wording nobody foresaw. It is a harder trial than questions as they come.
func unlike(f *folder, examples []kiez.Example) (rest, hard []kiez.Example) {
	type group struct {
		lang   kiez.Lang
		intent kiez.Intent
	}
	members := make(map[group][]int)
	keys := make([][]uint64, len(examples))
	for i, ex := range examples {
		var text features
		text.addText(f.fold(nil, ex.Text))
		keys[i] = slices.Concat(text[groupWord], text[groupLetters])
		slices.Sort(keys[i])
		keys[i] = slices.Compact(keys[i])
		g := group{ex.Lang.Base(), ex.Intent}
		members[g] = append(members[g], i)
	}
	out := make(map[string]bool)
	for g, list := range members {
		if g.intent == Emergency {
			continue
		}
		nearest := make(map[int]float64)
		for _, i := range list {
			for _, j := range list {
				if i != j {
					nearest[i] = max(nearest[i], overlap(keys[i], keys[j]))
				}
			}
		}
		slices.SortFunc(list, func(a, b int) int { return cmp.Or(cmp.Compare(nearest[a], nearest[b]), a-b) })
		for _, i := range list[:len(list)/10] {
			out[string(f.fold(nil, examples[i].Text))] = true
			hard = append(hard, examples[i])
		}
	}
	return without(f, examples, out), hard
}

// overlap is the share of what two sorted sets have in common.
func overlap(a, b []uint64) float64 {
	common := 0
	for _, key := range a {
		if _, both := slices.BinarySearch(b, key); both {
			common++
		}
	}
	return float64(common) / float64(max(len(a)+len(b)-common, 1))
}

// without leaves out examples by their folded text.
func without(f *folder, examples []kiez.Example, folded map[string]bool) []kiez.Example {
	return slices.DeleteFunc(slices.Clone(examples), func(ex kiez.Example) bool { return folded[string(f.fold(nil, ex.Text))] })
}

// held gives the examples without the development split and without those least like any other, and the latter.
func held(t testing.TB) (rest, hard []kiez.Example) {
	t.Helper()
	examples, _ := shippedExamples(t)
	f := newFolder()
	out := make(map[string]bool)
	for _, q := range development(t) {
		out[string(f.fold(nil, q.Text))] = true
	}
	return unlike(f, without(f, examples, out))
}

// misspelt gives every question of at least ten letters one typo, and longer ones two.
func misspelt(questions []kiez.Example) []kiez.Example {
	random := rand.New(rand.NewPCG(1, 2))
	var out []kiez.Example
	for _, q := range questions {
		letters := []rune(q.Text)
		for range min(len(letters)/10, 2) {
			i := random.IntN(len(letters) - 1)
			switch random.IntN(3) {
			case 0:
				letters[i], letters[i+1] = letters[i+1], letters[i]
			case 1:
				letters = append(letters[:i], letters[i+1:]...)
			default:
				letters[i] = letters[i+1]
			}
		}
		out = append(out, kiez.Example{Lang: q.Lang, Text: string(letters), Intent: q.Intent})
	}
	return out
}

// unmarked writes umlauts as ae, oe and ue and leaves out the marks of other languages.
func unmarked(questions []kiez.Example) []kiez.Example {
	umlauts := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ł", "l", "ı", "i", "ğ", "g", "ş", "s", "ç", "c", "đ", "d")
	var out []kiez.Example
	for _, q := range questions {
		q.Text = umlauts.Replace(q.Text)
		out = append(out, q)
	}
	return out
}

// polite puts a greeting before every question and thanks behind it.
func polite(questions []kiez.Example) []kiez.Example {
	courtesy := map[kiez.Lang][2]string{
		kiez.German: {"Hallo, ", " Danke!"}, kiez.PlainGerman: {"Guten Tag. ", " Vielen Dank."},
		kiez.English: {"Hello, ", " Thank you!"}, kiez.Vietnamese: {"Xin chào, ", " Cảm ơn!"},
		kiez.Russian: {"Здравствуйте, ", " Спасибо!"}, kiez.Ukrainian: {"Доброго дня, ", " Дякую!"},
		kiez.Arabic: {"مرحبا، ", " شكرا"}, kiez.Polish: {"Dzień dobry, ", " Dziękuję!"},
		kiez.Turkish: {"Merhaba, ", " Teşekkürler!"}, kiez.Persian: {"سلام، ", " ممنون"},
	}
	var out []kiez.Example
	for _, q := range questions {
		if q.Intent != Greeting && q.Intent != Thanks {
			c := courtesy[q.Lang]
			q.Text = c[0] + q.Text + c[1]
		}
		out = append(out, q)
	}
	return out
}
