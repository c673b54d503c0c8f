package locales

import "testing"

func TestTemplate(t *testing.T) {
	t.Parallel()
	values := map[string]string{"Name": "Anna", "First_2": "{{.Name}}", "Empty": ""}
	for text, want := range map[string]string{
		"":                              "",
		"nothing":                       "nothing",
		"{{.Name}}":                     "Anna",
		"Hallo {{.Name}}!":              "Hallo Anna!",
		"{{ .Name }} und {{.Name}}":     "Anna und Anna",
		"{{.First_2}}{{.Empty}} }} {.}": "{{.Name}} }} {.}",
		"für {{.Nobody}}":               "für <no value>",
	} {
		parsed, err := parseTemplate(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		for range 2 { // what is filled in stays no part of the template
			if got, err := parsed.Execute(values); err != nil || got != want {
				t.Errorf("%q became %q, %v, want %q", text, got, err, want)
			}
		}
	}
	for _, text := range []string{"{{", "{{}}", "{{.}}", "{{Name}}", "{{.Name", "{{.A.B}}", "{{.Größe}}", "{{if .Name}}", "{{.Name}} {{end}}"} {
		if parsed, err := parseTemplate(text); err == nil {
			t.Errorf("%q was parsed: %q", text, parsed)
		}
	}
}
