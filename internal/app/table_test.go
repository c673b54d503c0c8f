package app

import (
	"testing"

	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// A cell that begins like a formula is a text in every spreadsheet; what separates cells does not break a line.
func TestTableFile(t *testing.T) {
	words, err := locales.Load(locales.Builtin(), nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	cell := func(s string) kiez.Text { return kiez.Show(s) }
	file := tableFile(words, kiez.German, kiez.Table{
		Name: "a.csv", Head: []kiez.Text{cell("Nr."), cell("=1+1")},
		Rows: []kiez.TableRow{
			{Cells: []kiez.Text{cell("@SUM(A1)"), cell("+49"), cell("-1"), cell("\ttab")}, Times: 2},
			{Cells: []kiez.Text{cell(`a;"b"`), cell("")}, Times: 1},
			{Cells: []kiez.Text{cell("\u200e=1+1"), cell("\uff1d1"), cell("\r=1")}, Times: 1},
		},
	})
	want := "\ufeffNr.;'=1+1\r\n1;'@SUM(A1);'+49;'-1;'\ttab\r\n2;'@SUM(A1);'+49;'-1;'\ttab\r\n3;\"a;\"\"b\"\"\";\r\n" +
		"4;'\u200e=1+1;'\uff1d1;\"'=1\"\r\n"
	if got := string(file.Data); got != want || file.Name != "a.csv" {
		t.Errorf("%s: %q, want %q", file.Name, got, want)
	}
}
