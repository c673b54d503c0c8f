package handlers

import "testing"

// How people write a sum, in all the languages; 0: it has to be asked again.
func TestAmountsAsPeopleTypeThem(t *testing.T) {
	read := amounts{
		euro:     words([]string{"euro", "euros", "eur", "евро", "євро", "يورو", "یورو", "avro"}),
		thousand: words([]string{"k", "tsd", "tausend", "тыс", "тысяча", "nghìn", "ngàn", "ألف", "bin", "tys", "هزار"}),
	}
	for text, want := range map[string]int{
		"1000": 1000, "1.000": 1000, "1,000": 1000, "1 000": 1000, "1'000": 1000, "1\u00a0000": 1000, "1\u202f000 zł": 1000,
		"1,000.00": 1000, "1.000,00": 1000, "1.000,-": 1000, "1000,- €": 1000, "1.000 €": 1000, "€1,000": 1000, "1.000€": 1000,
		"1001": 1001, "1.000,50 Euro": 1001, "1000.01": 1001, "999,99": 1000, "1.000.000": 1000000, "12.500,00 EUR": 12500,
		"١٠٠٠": 1000, "١٬٠٠٠ يورو": 1000, "١٬٠٠٠٫٥٠": 1001, "۵۰۰ یورو": 500, "１０００": 1000, "\u2067٧٥٠\u2069 يورو": 750,
		"ungefähr 500 Euro": 500, "so um die 250,50": 251, "ca. 300": 300, "около 700 евро": 700, "khoảng 400 euro": 400,
		"3 Bänke für 900 Euro": 900, "Am 5. Mai brauche ich 700 Euro.": 700, "Euro 450": 450, "2 Tage, 80€": 80,
		"500-800 Euro": 800, "500 € – 800 €": 800, "500–800": 800, "500 bis 800 Euro": 800,
		"tausend": 1000, "Tausend Euro": 1000, "1,5 tausend": 1500, "2k": 2000, "2 k €": 2000, "3 bin avro": 3000, "2 тыс. евро": 2000,
		"5 nghìn": 5000, "999999999999999999999": 1e9, "-200": 200,
		"": 0, "viel": 0, "ich bin nicht sicher": 0, "0": 0, "0,00 Euro": 0, "€": 0, "100 Euro und 200 Euro": 0, "1.000.0000": 0,
		"3 oder 4": 0, "zehn": 0, "1 0000": 0, "tausend Dank dafür": 0,
	} {
		got, ok := read.read(text)
		if got != want || ok != (want > 0) {
			t.Errorf("%q is read as %d, %v; want %d", text, got, ok, want)
		}
	}
}

func FuzzAmounts(f *testing.F) {
	f.Add("1.000,50 €")
	f.Add("١٬٠٠٠٫٥٠")
	read := amounts{euro: words([]string{"euro"}), thousand: words([]string{"tausend"})}
	f.Fuzz(func(t *testing.T, text string) {
		if euros, ok := read.read(text); ok != (euros > 0) || euros > 1e9 {
			t.Errorf("%q is read as %d, %v", text, euros, ok)
		}
	})
}
