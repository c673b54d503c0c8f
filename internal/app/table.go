package app

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"unicode/utf8"

	"kiezbot/internal/kiez"
	"kiezbot/locales"
)

// tableFile writes a table as the spreadsheets of the office open it: UTF-8 with its mark, and semicolons, for in
// German the comma belongs to the numbers.
func tableFile(words *locales.Catalog, lang kiez.Lang, table kiez.Table) *kiez.File {
	var data bytes.Buffer
	data.WriteString("\ufeff")
	out := csv.NewWriter(&data)
	out.Comma, out.UseCRLF = ';', true
	line := func(cells []string) {
		_ = out.Write(cells) // a buffer takes everything
	}
	cells := func(texts []kiez.Text) []string {
		said := make([]string, len(texts))
		for i, t := range texts {
			said[i] = harmless(words.Label(lang, t))
		}
		return said
	}
	line(cells(table.Head))
	number := 0
	for _, row := range table.Rows {
		said := cells(row.Cells)
		for range row.Times {
			number++
			line(append([]string{strconv.Itoa(number)}, said...))
		}
	}
	out.Flush()
	return &kiez.File{Name: table.Name, Data: data.Bytes()}
}

// harmless keeps a spreadsheet from taking a text for a formula, also one in wide letters or behind what nobody sees
// (owasp.org/www-community/attacks/CSV_Injection).
func harmless(cell string) string {
	const begins, unseen = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20", "\ufeff\u200b\u200e\u200f\u2066\u2067\u2068"
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, unseen)); strings.ContainsRune(begins, first) {
		return "'" + cell
	}
	return cell
}
