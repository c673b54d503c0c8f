# Which words of the ten languages mean the same: stems and phrases by concept.
# Form: "@concept", then "LANG stem, stem, two words, =whole word"; "any" is a language too. A stem of four letters or more
# also begins longer words; case, accents and script (Cyrillic or Latin) do not matter. "oos." is what the bot does not deal with.
@kiezfonds
any kiezfond, kietzfond, kiesfond, kizfond, kiezfound, kiez fond
de kiezgeld, kiezkasse, nachbarschaftsfonds, nachbarschaftsfond, spardose
en kiez fund, neighbourhood fund, neighborhood fund, local fund, small grant, kiez money, fund for neighbours, fund of the neighbourhood, residents fund, microgrant, neighbours pot, grant scheme, grant programme, funding programme, pot for neighbours, money for neighbours, grants to residents
ru кицфонд, кизфонд, фонд района, районный фонд, фонд кица, кисфонд, кезфонд, киц фонд, кицфонт, киц фонт, фонд квартал, соседский фонд, соседского фонд
uk кіцфонд, кізфонд, фонд району, районний фонд, фонд кіцу, кіц фонд, фонд кварталу, сусідський фонд, сусідського фонд
vi quy kiez, quy khu pho, quy kiezfonds, tien kiez, quy cua xom, quy xom, quy hang xom, hu tien, quy nho, quy cua khu, tai tro nho, tien cua xom
ar كيتسفوند, كيزفوند, كيتس فوند, صندوق الحي, صندوق كيتس, صندوق الحاره, كيتزفوند, كيس فوند, كيتسفند, صندوق السكان, صندوق المنطقه, صندوق الجيران, الفوند, =فوند, منح صغيره, المنح الصغيره, برنامج المنح, sandoog, sandou2
tr kiez fonu, mahalle fonu, semt fonu, kiez paras, mahallenin fonu, mahalle paras, mahallenin kese, mahalle kasas, semt kasas, komsu fonu, mahalle kumbara, mikro hibe, komsulara para
pl fundusz dzielnicow, fundusz osiedl, fundusz kiez, fundusz sasiedzk, kicfond, fundusz kwartal, fundusz dla mieszkan, fundusz mieszkan
fa کیتسفوند, کیتس فوند, کیزفوندز, صندوق محله, صندوق کیتس, صندوق محلی, صندوق همسایه, صندوق همسایگی, فوندس, =فوند, کمک هزینه محله, پول محله, sandogh
@haushalt
any burgerhaushalt, buergerhaushalt, burgerhaushald, burger haushalt, burgerhaushlt
de beteiligungshaushalt, haushalt, mitsprache, =etat, mitbestimm
en participatory budget, citizens budget, citizen budget, district budget, residents budget, civic budget, council spending, public money, public spending, boroughs finances, boroughs money, districts money, districts finances, district finances, peoples budget, citizens have a say in spending, money of lichtenberg, money of the district
ru бюргерхаусхальт, бюджет участия, партиципаторн, народный бюджет, гражданский бюджет, бюджет жител, инициативного бюджета, инициативное бюджет, бюджетировани, бюджет район, районный бюджет, бюджет горож, хаусхальт, расходы район, расходы ратуш, казна район
uk бюргерхаусгальт, бюргергаусгальт, бюджет участі, громадський бюджет, громадського бюджет, партиципатор, бюджет громад, хаусгальт, хаусхальт, бюджет мешкан, бюджет район, видатки район, видатки ратуш
vi ngan sach cong dan, ngan sach nguoi dan, ngan sach, tien cua quan, chi tieu cua quan, tien quan, tien nong cua quan, cung quyet chi tieu
ar ميزانيه المواطن, الميزانيه التشاركيه, ميزانيه تشاركيه, بورغرهاوسهالت, بورجرهاوسهالت, بورغر هاوسهالت, ميزانيه, موازنه, الموازنه, هاوسهالت, بورغر هاوس, بورجر هاوس, ميزانيه الاهالي, ميزانيه السكان, اموال المنطقه, فلوس البلديه
tr katilimci butce, yurttas butce, vatandas butce, halk butce, butce, ilcenin paras, ilce paras, ilcenin kese, ilcenin harcama, halkin butce, ilce butce, ilcenin butce, belediye butce
pl budzet obywatelsk, budzet partycypac, budzet, wydatki dzielnic, wydatkach dzielnic, pieniadze dzielnic
fa بودجه شهروندی, بودجه مشارکتی, بورگرهاوسهالت, بودجه, بودیجه, بودجه مردم, مشارکت مردم, هاوسهالت, بورگر هاوس, پول منطقه, پول شهر, budje
@jury
any burgerjury, buergerjury, burgerinnenjury, jury, juri
de kiezjury, jurysitzung, jurymitglied, gremium
en juror, residents jury, citizens jury, panel, committee, =judge, =judges, decider, deciding body, decision making body, people who decide, those who decide
ru жюри, бюргерюри, бюргержюри, =юри, жури, комисси, оценщик
uk журі, бюргерюрі, бюргержурі, =юрі, комісія, комісії, комісію
vi ban giam khao, hoi dong, ban xet duyet, giam khao, nhom duyet, nhom xet, ban duyet, ban ay, nhom dan, may nguoi duyet, nguoi duyet, nhom chia tien, nhom hang xom
ar لجنه التحكيم, هيئه المحلفين, لجنه المواطنين, لجنه, يوري, جوري, محلفين, محكمين, المحلف, محلفا, هيئه السكان, لجنه السكان, لجنه الحي, هيئه الجيران, بورغر جوري, بورجر جوري, اللجنه, للجنه, لجان, lajne, lajneh, جماعه القرار, الهيئه, هيئه القرار
tr juri, halk jurisi, yurttas jurisi, heyet, komisyon, hakem, =kurul, =kurulu, =kurulun, =kurula, =kurulda, secici, karar verenler, karar verecek, halk kurul
pl jury, juror, lawa obywatel, komisj, gremium
fa هیئت داوران, هیات داوران, ژوری, یوری, داوران, هیئت, داور, هیئت داوری, هییت داور, هیعت داور, جوری, گروه تصمیم, تصمیم گیرنده, davar
@apply
de antrag, beantrag, bewerb, formular, ausfull, antragsformular, beantrage, vordruck
en apply, application, form, fill in, fill out, request funding, paperwork, appli, ask for money, ask for a grant, asking for, get support for, get some support, request a grant, funding request, our request, my request, get funding, get sponsored, first step
ru заявк, заявлен, подать, подавать, анкет, бланк, формуляр, антраг, заполн, оформить, подаю, прошени, оформл, =подача, подачу, подачи
uk заявк, заяв, подати, подавати, анкет, бланк, формуляр, антраг, заповн, подаю, подання, =подача, подачу, подачі, оформ, прохання про
vi nop don, don xin, mau don, lam don, xin tien, viet don, to don, dang ky xin, dien don, nop ho so, ho so, to khai, bieu mau, xin kinh phi, xin tai tro, xin ho tro, xin tro giup, de an, to giay xin, giay xin tien, phai lam gi de xin
ar اقدم, تقديم, اقدم طلب, طلب, استماره, فورم, نموذج, تقدم, التقديم, اعبي, تعبئه, طلبي, طلبنا, الطلب, للطلب, طلبات, املا, =عبي, عبيت, بعبي, نعبي, تعبايه, الفورم, ورقه التقديم, نقدم, بقدم, منقدم, التقدم, مسوده, المسوده, 2addem, b2addem, n2addem, =talab
tr basvuru, basvur, form, dilekce, antrag, doldur, muracaat, para iste, destek iste, katki iste, hibe iste, hibe al, destek al, para alma, ilk adim, destek nasil al
pl wniosek, wniosk, zlozyc, formularz, skladac, aplikow, podanie, zloze, wypeln, podania, =druk, druczek, prosba, prosbe, prosby, ubiegac, wystapic o, starac sie o
fa درخواست, تقاضا, فرم, درخواست بدم, ثبت درخواست, تقاضانامه, پر کنم, پر کردن, فورم, فورمه, عریضه, اقدام کن, درخاست, پیش نویس, انتراگ, پرش کن, پر می کن, پر میکن, darkhast, poor konam, por konam
@amount
de wie viel, wieviel, hochstens, maximal, summe, betrag, hochstbetrag, obergrenze, topf, maximum, limit, =höhe, förderhöhe, wie hoch, wie teuer, tausend
en how much, maximum, max, amount, limit, up to, left in, money left, sum, =cap, budget left, ceiling, how many euros, how big, total sum, total figure, leftover, =pot, minimum, whole lot, or half, too much money, over the top, how far can we go, percentage, share of the cost, largest sum
ru сколько, максимал, максимум, лимит, размер, осталось, сумма, сумму, суммы, потолок, потолк, предел, объем, тысяч, полторы тыс, сотн
uk скільки, максимал, максимум, ліміт, розмір, залишилось, залишил, сума, суму, суми, стеля, обсяг, тисяч, сотн, щонайбільш, верхня межа
vi bao nhieu, toi da, so tien, muc tien, con tien, nhieu nhat, con bao nhieu, muc tran, tran la, qua tran, vuot tran, noi tran, han muc, may tram, may nghin, may dong, so du, tron goi, tong kinh phi, tong cong, chi noi, tam bao nhieu, con gi khong, it qua, nhieu qua, con dong nao
ar كم, قديش, الحد الاقصى, اقصى, مبلغ, حد اعلى, شقد, اعلى, شكد, =بيش, =كام, بكام, قد ايش, قدايش, اديش, كديش, المبلغ, سقف, السقف, حد اقصى, الحد الاعلى, حد ادنى, الحد الادنى, بالميه, رصيد, متبقي, المتبقي, تبقى, ضل مصاري, خلصت المصاري, خلصت الفلوس, اكبر منحه, حجم, قيمه المنحه, كم يورو, كم تعط, كم تدفع, adesh, 2adesh, addesh, shqad, باقي بالصندوق
tr ne kadar, kac euro, en fazla, maksimum, miktar, azami, kac para, tutar, limit, ust sinir, tavan, en cok, en yuksek, ust limit, kumbara, kac yuz, kac bin, yuzde kac, topu topu, toplam, kasada, fazla mi, cok mu, kalan para, para kaldi, az mi, rakam
pl ile, maksymaln, kwot, maks, limit, najwiecej, wysokosc, suma, sume, sumy, pulap, tysiac, setk, stowek, gorna granica
fa چقدر, حداکثر, مبلغ, سقف, چه مقدار, چند یورو, چه قدر, چقد, چند درصد, درصد, حداقل, نهایتا, باقیمانده, باقی مانده, مونده, موجودی, ته کشید, چقدش, چن یورو, cheghadr, cheqadr, saghf, chand euro
@money
de geld, euro, kohle, zahlt, kosten, forderung, finanzier, zuschuss, mittel, fordermittel, bezahl, ubernehm, gefordert, fordern, unterstutz, spende, sponsor, =kasse, gelder, finanzspritze
en money, euro, pay for, cost, funding, fund, grant, finance, cover, budget, bucks, eur, =cash, subsid, sponsor, =kitty, =purse, seed money, donation, =quid, =dosh, reimburse, =paid, =pay, =pays
ru деньг, денег, евро, оплат, стоит, финансир, грант, деньгам, средств, поддерж, плату, платит, платят, платил, платно, платный, платная, заплат, субсид, дотац, спонсор, спонсир, касса, =кассе, кассу, копилк, бабл, выделя, выделит, выделят, выделен, затрат, расход, раскошел
uk грош, євро, оплат, кошту, фінансув, грант, кошт, грошей, підтрим, плату, платит, платять, заплат, сплат, субсид, дотац, спонсор, =касі, =касу, скарбнич, видатк, витрат, виділ
vi =tien, euro, chi tra, kinh phi, tai tro, tra tien, ho tro tien, chi phi, le phi, phi to chuc, ngan quy, khoan tien, tro giup tien, gop tien, khoan ho tro, dong nao
ar مصاري, فلوس, اموال, المال, يورو, تمويل, يدفع, تدفع, تكلفه, دعم, ممول, تمول, بتمول, منحه, المنحه, =منح, مساهمه, نقود, =كاش, قروش, مصروف, مصاريف, نفقات, كلفه, تكاليف, مخصصات, الدعم, تدعم, بتدعم, يدعم, ندفع, بيدفع, بتدفع, الفلوس, فلوسي, عرض سعر, عرض السعر, عروض اسعار, بيكلف, masari, =flous, =floos, tamwil, =fulus
tr para, euro, odeme, oder mi, oder misiniz, oderler, oderseniz, maliyet, destek, hibe, karsil, finans, avro, odenek, fon, katki, sponsor, kasa, kesesi, masraf, oduyor, odenir, mablag, butce ayir
pl pieniadz, pieniedz, euro, zaplac, koszt, finans, dofinans, dotac, kasa, grant, srodk, oplac, kase, kasy, hajs, sponsor, subwenc, wydatk
fa پول, یورو, هزینه, بودجه, پرداخت, کمک مالی, تامین مالی, تامین هزینه, تامین می, حمایت مالی, پیسه, پیسیم, خرج, خرجش, خرجمون, خرجها, کمک هزینه, بلاعوض, گرانت, حمایت, پولش, پولی, پولمون, حق الزحمه, دستمزد, =pul, =pule, =poole, hazine
@deadline
de frist, abgabefrist, bis wann, stichtag, deadline, spatestens, abgabe, einsendeschluss, termin fur antr, noch rechtzeitig, zu spat, schaffe ich, nachfrist, fristverläng, bis zum wievielten, letzte chance, letzter tag
en deadline, due, too late, until when, closing date, by when, cut off, cutoff, latest, last day, in time, last possible, final date, final call, last call, closing dates, on time, submission date, how long have i got, hand in by, too soon, next round, this round, missed the date, extension
ru дедлайн, до какого, срок, последний день, крайн, до когда, успе, опозда, поздно, последняя дата, последнюю дату, прием заяв, прием бумаг, раунд, просроч, отсроч
uk дедлайн, до якого, строк, останній день, крайн, до коли, встиг, запізн, пізно, термін подан, термін подач, термін здач, терміни подан, терміни подач, кінцевий термін, останній термін, кінцева дата, останній строк, спізн, прострочен, відстроч, остаточн
vi han chot, han nop, den khi nao, thoi han, truoc ngay, het han, tre han, den bao gio, han cuoi, kip, ngay chot, muon nhat, khoa so, dong cong, dot sau, dot nay, dot toi, ky sau, truoc ngay nao, cham nhat, het dot, lo han, lo dot, nop tre, tre khong, bi tre, toi hom nao, den hom nao, dot nhan don
ar اخر موعد, موعد نهائي, لغايه, لحد متى, المهله, مهله, اخر يوم, الموعد النهائي, متى اخر, ينتهي, متاخر, حتى متى, اخر تاريخ, اخر فرصه, فات الاوان, فاتني الموعد, راح علي, بلحق, منلحق, الدوره الجايه, الدوره الحاليه, الدفعه الجايه, تاخرنا, تاخرت, موعد التسليم, تاريخ التسليم, لاي تاريخ, حتى شوكت, لحد شوكت, لايمتى, اخر معاد, تمديد, تمددو, بعد الموعد, اليوم الاخير, باب الطلبات, a5er youm, akher youm, akher maw3ed
tr son tarih, son gun, ne zamana kadar, son basvuru, teslim tarihi, gec, yetis, suresi, sure, tarihe kadar, gune kadar, gune dek, kapanis, en gec, gec kal, kacird, son cagri, son teslim, donem, bu tura, bitis tarih, is isten gec, zamaninda, ek sure, acele
pl do kiedy, deadline, ostateczn, ostatni dzien, zdaz, za pozno, spozni, koniec naboru, termin sklad, termin odd, termin wniosk, termin zlozen, terminy sklad, terminy nabor, po terminie, przed terminem, ostatni termin, nabor, nabór, =tura, =ture, =tury, zdazy, odrocz, przedluz
fa مهلت, ددلاین, تا کی, اخرین روز, آخرین مهلت, تا چه تاریخ, اخرین تاریخ, دیر, موعد مقرر, سر موعد, از موعد, سررسید, آخرین فرصت, فرصت دارم, تا چندم, ناوقت, دور بعد, دوره بعد, فریست, به موقع, تمدید, روز آخر, زودتر از موعد, دیر نیست, mohlat
@eligible
de darf, durfen, berechtigt, privatperson, verein, voraussetzung, teilnahmeberecht, gefordert, forderfahig, hausgemeinschaft, auch ohne, erlaubt, wer kann, kann ich trotzdem, bezuschuss, ubernimmt, zahlt sowas, honorar, sponsert, zählt das, zählen wir, übernehmt ihr, bezahlt ihr
en eligible, allowed, private person, association, registered, would they pay, qualify, who can, individual, club, ngo, still get, without an, be funded, non profit, permitted, entitled, excluded, fundable, would you pay, do you pay, will you pay, is it ok if, legal status, is that covered, do you finance, do you support, am i able to get, without being, count as a project
ru частное лицо, частн, могу ли, можно ли, кто может, имею право, ферайн, объединени, организац, без регистрац, физлиц, имеет право, допуска, профинанс, вправе, положен, положено, годит, подойдет, подходит под, оплатите ли, засчит, покрыва, покроет
uk приватна особа, приватн, чи можу, чи можна, хто може, маю право, ферайн, об'єднан, організац, фізособ, має право, дозвол, підходит, підпада, оплатите, оплатить, покрива, дозволен
vi ca nhan, co duoc, co duoc phep, duoc xin, hoi doan, ai duoc, dieu kien, co the xin, du dieu kien, hiep hoi, duoc ho tro, duoc phep, thuoc dien, co duoc tinh, hop le, bi loai, bi bac, co thuoc, tu cach, co duoc chi, quy co chi, co chi cho, khoan nay, dung ten
ar شخص عادي, هل يحق, يحق, جمعيه, مسموح, شروط, مين بيقدر, فرد, مؤهل, بيحقلي, شخص خاص, من يستطيع, افراد, مقبول, المقبول, بتقبلو, ينفع, بينفع, بيطلعلنا, بيطلعلي, يطلعلنا, يستحق, بيستحق, ممنوع, الشروط, تشترط, يشترط, بينحسب, بتنحسب, تنحسب, جمعيات, يدخل ضمن, بيدخل ضمن, مسموحه, 7a2na, maqboul
tr ozel kisi, dernek, olabilir mi, alabilir mi, hakkim var, uygun mu, sartlar, =sart, sart mi, kimler, bireysel, sahis, karsilar mi, oder mi, destekler mi, yararlan, faydalan, oder misiniz, oduyor musunuz, odenir mi, karsilanir, karsilaniyor, kapsam, hakkimiz, desteklenir, uyar mi, kabul edilir mi, olmak zorunda, hakki olur
pl osoba prywatn, prywatn, stowarzysz, czy moge, uprawn, warunk, kto moze, bez stowarz, nieformaln, sfinans, czy zaplac, kwalifik, wolno, nadaje sie, oplacicie, zaplacicie, pokrywa, przyslug
fa شخص حقیقی, انجمن, اجازه دار, اجازه می, شرایط, چه کسانی, شخص خصوصی, واجد شرایط, میتونم به عنوان, حق دارم, کی میتونه, فرد شخصی, مجاز, قبوله, قابل قبول, تعلق, مشمول, شاملش, حق داریم, حق دارد, حق داره, حق میرس, شرط, شرطش, جزوشه, جزو خرج, پذیرفته, ghabule
@settlement
de quittung, beleg, abrechn, rechnung, kassenbon, bon, verwendungsnachweis, vorstreck, vorschuss, erstatt, zuruckbekomm, sachbericht, auszahl, auslage, uberweis, nachweis, kassenzettel, abschlussbericht, vorfinanz, ausgelegt, auslegen
en receipt, invoice, settle, reimburs, refund, paperwork, bill, proof of, pay back, advance, get the money, payout, before or after, expense report, =slip, =slips, =till, proof of spending, final accounts, our accounts, expenses, transfer, upfront, up front, money back, own pocket, iban, bank details, bank account, spent, unspent, prepay, pay first, lay out
ru квитанц, счет, отчит, возмещ, отчет, аванс, расчет, выплат, накладн, переведут, перечисл, =чек, =чеки, =чека, =чеку, =чеков, =чеками, =чеке, =чекам, вернут, вернет, верните, вернули, возврат, компенс, расписк, наличн, перерасход, перевели, рехнунг, абрехнунг, потратил
uk квитанц, рахун, відшкод, звіт, поверн, аванс, розрах, виплат, перерах, =чек, =чеки, =чека, =чеку, =чеків, =чеками, =чеком, =чеках, компенс, розписк, готівк, переказ, витратил, абрехнунг
vi hoa don, bien lai, quyet toan, thanh toan, hoan tien, tra lai tien, ung truoc, chung tu, ung tien, bao cao, bien nhan, bill, tien tui, tam ung, so tai khoan, chuyen khoan, hoan lai, da chi, chi tieu, iban, bao cao cuoi, ke khai chi, so sach, tien ve, bo tien ra, xai het, lay lai tien, mua xong
ar فاتوره, فواتير, ايصال, وصل, ايصالات, وصولات, تسويه, استرداد, سلفه, الفواتير, كشف حساب, تقرير, =بون, بونات, الوصل, الحساب الختامي, الحساب النهائي, =كشف, الكشف, المصروفات, رجعولي, ترجعولي, بترجعول, يرجعلي, استرجاع, اثبت, تحويل المبلغ, من جيبتي, من جيبي, صرفنا, صرفت, صرفناه, التقرير, ايبان, =iban, اصل الفاتوره, fatura, wasl
tr fis, fatura, makbuz, hesap kapat, geri odeme, avans, on odeme, masraf, iade, mahsup, dekont, belge, kasesiz, kaseli, harcama, harcadi, havale, hesaba yat, hesabima, hesabimiza, pesin, cebimden, cebimizden, iban, artan para, gider, kasa fis, para yat, param, rapor
pl rachun, paragon, faktur, rozlicz, zwrot, zaliczk, pokwit, sprawozd, wyplat, kwit, zwroc, gotowk, przelew, wylozyl, wydalism, wydalem, wydalam, =bony, =bonow
fa رسید, فاکتور, تسویه, بازپرداخت, پیش پرداخت, فیش, صورتحساب, قبض, گزارش, مدارک خرید, بیل, =بون, پس بدین, پس میدین, پس میدن, پس می گیر, پس میگیر, واریز, میریزین, می ریزین, میریزید, حواله, از جیب, حساب نهایی, شماره حساب, پیش فاکتور, =resid, resid ha, resid haro, faktur, kharid
@decide
de entscheid, bewillig, wer bestimmt, bestimmt wer, abstimmen uber, zuteil, vergibt, bewertet, stimmen über
en decide, who chooses, who approves, decision, approv, =chooses, =choose, =judged, judge my, judge our, say yes, says yes, yes or no, final say, last word, hands out, hand out, hand the money, distribut, allocat, picks, overrul, who selects, rejected us
ru решает, решени, кто выбира, решают, определя, вердикт, одобря, отбира, судит, распределя
uk вирішу, рішенн, хто обира, визнача, вирок, ухвал, розподіля, ділять
vi quyet dinh, ai quyet, ai chon, xet duyet, ai duyet, nguoi duyet, gat dau, danh rot, bac don, quyet, tieng noi cuoi, noi tieng cuoi, phan xet, cham y, chia tien, lat lai
ar يقرر, قرارات, قرارهم, بقرار, قرار اللجنه, مين بيقرر, بقرر, من يختار, بيقرر, يقررون, يقررو, بيقررو, بتقرر, اقرر, القرار, يبتون, سيبتون, بيوافقو, صاحب القرار, بيختارو, يختارون, توزيع, بيوزعو, يوزعون, تتوزع, تنوزع, الكلمه الاخيره, yqarrer, by2arrer
tr karar, kim sec, kim belirl, onay ver, onaylayan, secenler, son soz, degerlendir, yargila, paylastir, dagit, evet diyen, secen, tartan, bozabil
pl decyduj, decyzj, kto wybier, decydow, rozstrzyg, oceniaj, rozdziel, przyzna, werdykt
fa تصمیم, کی انتخاب, چه کسی انتخاب, فیصله, تصمیم گیر, تقسیم, انتخاب میکن, تصمیمو, tasmim
@join
de mitmach, mitglied, beitret, teilnehm, mitwirk, jurymitglied, bewerben, rein in die, dabei sein, mitentscheid, mitbestimm, werden
en join, become, member, take part, participate, be on the, sign up, get involved, be part, sign me up, =seat, get on the, get on that, serve on, be one of, have a say, put my name, help decide, helping to choose, co decide, vacant, waiting list, count me in
ru вступ, член, участв, войти в, участник, попасть в, присоедин, =стать, стать член, войти в состав, записаться в, вписаться
uk вступ, член, участ, увійти, учасник, потрап, долуч, приєдна, =стати, стати член, увійти в, записатися в
vi tham gia, thanh vien, gia nhap, vao hoi, vao ban, lam thanh vien, ung cu, ghi danh, ghi ten, ung tuyen, xin vao, vao nhom, vo ban, nhan loi, ngoi vao, lam giam khao, gop tieng noi, co tieng noi, xin mot chan, mot chan, vao ban do, cung quyet, rut ra, con trong
ar انضم, عضو, اشارك, المشاركه, اصير, انضمام, عضويه, ادخل, كيف اصبح, شارك, الانضمام, بنضم, ننضم, انضممت, كون معكم, اشترك, اشتراك, انتسب, بنتسب, سجل اسمي, اسجل اسمي, ترشح, ترشيح, الترشح, انخراط, اصبح, بتاخدوني, تاخدوني, العضويه, عضوه, كرسي فاضي, محل فاضي, محلات فاضيه, =asir, sir 3odw, 3odw, انسجل اسمنا
tr uye, katil, olmak, yer al, girmek, gire, nasil olurum, dahil ol, nereye yazili, adimi yaz, soz hakki, koltuk, beni de, aday, uyelik, alir misiniz, basvurabilir miyim uye, yer var mi juri, karar verenlerden, aralarina
pl dolacz, czlonk, uczestn, zostac, wejsc do, przystap, zapis, czlonek, wstapi, wkrec
fa عضو, عضویت, بپیوند, ملحق, وارد, عضو شدن, نام نویسی, اسم بنویس, ثبت نام, جای خالی, داور شدن, داور بشم, کاندید, ozviyat, =ozve, =azv, =ozv, شرکت کن, شرکت در
@language
de deutsch, sprache, englisch, dolmetsch, ubersetz
en german, english, language, speak, translat, interpret, vietnamese, arabic, turkish, russian, polish, ukrainian, persian, =dari, farsi, kurdish, spanish, french
ru немецк, язык, по русски, перевод, говорю, русск
uk німецьк, українськ, переклад, розмовля, =мова, =мову, =мови, =мовою
vi tieng duc, tieng viet, ngon ngu, phien dich, dich giup, dich sang, dich ra, dich ho, dich thuat, dich tieng, tieng anh, thong dich, tieng nga, biet tieng, noi tieng
ar الماني, لغه, العربيه, بالعربي, مترجم, ترجمه, عربي, لغات, بتحكي كردي, بالكردي, كرديه, انكليزي, بالانجليزي, يترجم, بتترجم, ترجملي, بتحكي عربي, لهجه, 3arabi
tr almanca, turkce, dil, tercum, cevir, ingilizce, arapca, kurtce, rusca, vietnamca, fransizca, konusan biri
pl niemieck, polsk, jezyk, tlumacz, mowie
fa المانی, فارسی, زبان, ترجمه, مترجم, دری, پشتو, انگلیسی, زبان ترکی, یا ترکی, گپ زده, farsi, =almani
@meeting
de sitzung, tagt, tagen, treffen, trifft, versammlung, zusammenkunft, tagung
en meet, meeting, session, sits, gather, come together, get together, sitting, assembly, convene, in person or, our pitch, evening where
ru заседан, собран, собира, встреч, сессия, сессии, слушани, защита проект, защищать
uk засідан, збор, збира, зустріч, нарада, наради, сесія, сесії, слухання, захищати
vi hop, cuoc hop, phien hop, buoi hop, gap mat, nhom hop, tu hop, ngoi lai, ky hop, gap nhau, buoi xet, phien xet, phien quyet
ar جلسه, تجتمع, بتجتمع, يجتمع, لقاء, الجلسه, جلسات, الجلسات, بيجتمع, اجتماعات, بتلتقي, بيلتقو, تلتقي, يلتقون, ينعقد, تنعقد, انعقاد, كعدتهم, يكعدون, بيقعدو يقررو, مداولات, jalse, btejtame3, ejtima3, =اجتماع, =الاجتماع, =باجتماع, =لاجتماع, اجتماعكم, اجتماعنا
tr toplan, oturum, bulus, bir araya, masaya otur, sunum, masaya oturuyor, toplanma, karar aksam, karar gecesi
pl zebran, posiedz, spotk, zbiera, obrad, =sesja, =sesji, przesluch, prezentac
fa جلسه, نشست, گردهمایی, تشکیل میشه, دیدار, مجلس جوری, مجلس داور, مجلس یوری, مجلس همو, جلسات, می نشینند, میشینن, جمع میشن, جمع میشوند, جمع می شوند, jalase
@next
de nachste, nachsten, kommend, wieder
en next, upcoming, coming, again, =following, once more, before the summer
ru следующ, ближайш, будущ, снова
uk наступн, найближч, майбутн, знову
vi tiep theo, sap toi, lan toi, ke tiep, tuan sau, tuan toi, sap, ky toi, dot toi, gan nhat, thang sau, thang toi, hom toi, toi day
ar القادم, القادمه, الجاي, الجايه, التالي, المقبل, جايه, التاليه, المقبله, المره الجاي, قريبا, الجايين, هالمره, الي بعده
tr gelecek, sonraki, onumuzdeki, bir daha, yaklasan, tekrar, siradaki, haftaya, obur hafta, obur ay, yeniden, yine olacak
pl nastepn, najbliz, kolejn, znowu, przyszl
fa بعدی, اینده, آتی, دوباره, این بار, این دفعه, دفعه بعد, دفعه دیگ, سال روان
@when
de =wann, welchem tag, welcher tag, datum, uhrzeit, um wie viel, =termine
en =when, what time, what day, =date, dates, whens, which day, which evening, what evening, what hour, which saturday, until when, till when, what week
ru =когда, во сколько, какого числа, =дата, какой день, даты
uk =коли, о котрій, якого числа, =дата, який день, дати
vi khi nao, bao gio, luc nao, may gio, ngay nao, hom nao, chung nao, bua nao, ngay may, thang may, luc may, hoi nao, toi nao, thu may, gio nao
ar =متى, =ايمتى, =امتى, اي ساعه, اي يوم, تاريخ, =وقتيش, =شوقت, =وقتاش, =ايمت, =ايمتا, =شوكت, =وكت, =اي شهر, باي ساعه, اي تاريخ, اي تواريخ, الساعه كم, الساعه كام, =emta, =imta, =emtan
tr ne zaman, saat kac, hangi gun, tarih, kacta, ne vakit, hangi ay, hangi hafta, ne gun, kacinda, hangi aksam, hangi cumartesi, kaca kadar, ne zman, gunu belli
pl =kiedy, o ktorej, jaki dzien, =data, kiedys, ktorego
fa چه زمان, چه وقت, ساعت چند, چه روز, تاریخ, چی وقت, چند بجه, چندم, کدام روز, کدوم روز, کدوم شب, کدام تاریخ, چه تاریخ, =kei, =key, =کیه, کی است, کی باز, کی شروع, کی تموم, کی تمام, کی برگزار, کی هست, کی میشه, از کی تا کی
@where
de =wo, =wohin, wo finde, woher
en =where, whereabouts, which room, which building, wheres
ru =где, =куда, =откуда
uk =де, =куди, =звідки
vi o dau, cho nao, vao dau, den dau, di dau, gui dau, tu dau, hoi dau, nop dau, noi nao, cho mo, o mo, phong nao, toa nha nao, noi mo
ar =وين, =اين, =فين, لوين, بوين, منين, =وينكم, =وينو, =wen, =wein, =ween, =fen
tr nerede, nereye, neresi, nerden, nereden, nerde, hangi bina, hangi oda, hangi salon, hangi kapi, ne tarafta
pl =gdzie, dokad, skad
fa =کجا, کجاست, کجا, کجاس, =koja, kojast, ده کجا, از کجا
@whatis
de was ist, was sind, bedeut, erklar, was macht, was heisst, worum geht, was soll, nie gehort, wofur, unterschied, was genau, wozu, was bringt
en what is, whats, meaning, explain, what does, what are, difference, different from, what s, tell me about, mean, what kind of, what sort of, nutshell, short version, overview, the basics, in general, how does that work, how does this work, whats behind, who is behind, never heard, tell me more, fill me in, in simple
ru что такое, что это, объясн, означа, что за, разниц, отлича, расскаж, зачем, чем отлич
uk що таке, що це, поясн, означа, що за, різниц, відрізня, розкаж, навіщо
vi la gi, nghia la, giai thich, khac gi, la sao, khac nhau, de lam gi, la cai gi, noi ro, ke nghe, tom tat, la the nao, la cai chi, la chuong trinh gi, noi gon, gioi thieu, hieu nom na, chua nghe, nghia sao, goi la gi, khac nhau cho nao
ar شو هو, ما هو, ماهو, ما هي, شو هي, يعني ايه, اشرح, شو يعني, الفرق, ماذا يعني, ما معنى, معنى, شنو, ايش هو, ايش, شو, ماذا, حكايه, السالفه, =وش, =ويش, تعريف, نبذه, لمحه, فهموني, فهمني, افهم, شرح, القصد, الغايه, الهدف, فايده, الفايده, =shu, =shino, =shinu, ya3ni
tr nedir, ne demek, acikla, ne ise yarar, fark, neymis, anlat, ne oluyor, neyin nesi, ne ola ki, nasil bir sey, ozetle, tanit, hakkinda bilgi, genel bilgi, bahset, ne istir, nasil isler, ilk defa duy, bir nevi
pl co to, wyjasn, oznacza, na czym polega, roznic, rozni sie, o co chodzi, znaczy, czym jest, co robi
fa چیست, چیه, یعنی چی, توضیح, فرق, چی هست, چی چیه, یعنی چ, معنی, تفاوت, ماجرا, داستانش, جریانش, قضیه, معرفی, چی است, تشریح, معلومات بد, کمی معلومات, سر درنیاور, =chie, =chiye, yani chi
@idea
de idee, vorschlag, vorschlage, anregung, wunsch, eingabe, rege ich, anregen
en idea, proposal, suggest, propose, pitch, =wish, =wishes, i wish for, improvement, =input, wed like more, there should be, somebody ought to, we need a, we want a
ru предложен, предлож, предлага, идея, идею, идеи, идей, задумк, затея, затею, =затеи, =затей, инициатив, пожелан, соображен
uk пропозиц, запропон, пропону, ідея, ідею, ідеї, ідей, ідеє, задум, ініціатив, побажан
vi y tuong, de xuat, de nghi, gop y, kien nghi, nguyen vong, mong muon, sang kien, y hay, mong co, toi muon co, uoc gi
ar فكره, اقتراح, مقترح, اقترح, افكار, اقتراحي, اقتراحات, مقترحي, الفكره, فكرتي, فكرتنا, نقترح, بقترح, اقترحت, اقترحنا, رغبه, رغبات, امنيه, امنيتي, =مطلب, المطلب, مطالب, نطالب, منطالب, بطالب, مبادره, مبادرات, fekra, fekret, e2tera7, e2tere7
tr fikir, oneri, oner, teklif, istek, istegi, istegim, =dilek, dilekler, dilegi, talep, onersem, konsun, yapilsin, koysunlar
pl pomysl, propozyc, propon, zaproponow, zglosic, zglaszac, inicjatyw, zyczen, sugest, sugero
fa ایده, پیشنهاد, نظر, نظریات, فکرم, فکرمان, خواسته, خواسته ام, آرزو, مطالبه, pishnahad, ideye, ideam, =ide, فکر خوب, یک فکر, فکر ما
@submit
de einreich, abgeb, abgeben, einsend, hinschick, schick, vorschlagen, einbring
en submit, hand in, send in, where do i send, send my, hand it in, handed in, drop off, put forward, put it forward, upload, forward it, drop it, bring it to, whom do i tell
ru отправ, присла, внести, сдать, подать, послать, направить, передать, донести до
uk надісла, відправ, внести, здати, подати, донести до, передати
vi gui, nop, de dat, trinh len, chuyen toi, dua len, nop len, gui len, bo vao, noi voi ai, bao cho ai
ar ارسل, ابعت, تقديم, اقدم, اسلم, وين بقدم, نرسل, ابعث, =بعت, بعتت, بعتنا, =ودي, نودي, تسليم, نسلم, بسلم, سلمت, ادز, دزيت, ننطيكم, منقدمه, بينبعت, تنبعت
tr gonder, sun, ilet, teslim, yolla, bildir, nereye birak, ulastir, soyleyecegim, kime soyle, nereye yaz, kime yaz, kime diye, kime iletey
pl wysla, zloz, zglos, przesla, oddac, skladac
fa بفرست, ثبت, تحویل بد, تحویل درخواست, تحویل مدارک, تحویلش, بدم, ارائه, روان کن, بفرستم, فرستادم, برسان, بندازم, بدیم, befrest, tahvil, =ارسال, ارسال کن
@vote
de abstimm, votier, stimme, wahlen, votum, voting, stimmabgabe, wahl, klebepunkt, punkte vergeb, ankreuz, stimmzettel
en vote, voting, ballot, poll, =cast, tick the box, favourite, upvote, thumbs up, =poll, =points, =stickers, give my voice, =election
ru голосов, проголос, голосуют, голос, бюллетен, лайк, баллы, баллов, галочк
uk голосув, проголос, голос, бюлетен, лайк, балів, галочк
vi bo phieu, binh chon, bau, bieu quyet, phieu bau, cham diem, bam tim, don phieu, ung ho y, gio tay chon, chon y, tich vao o, la phieu, mieng dan
ar تصويت, اصوت, التصويت, صوت, تصوت, انتخب, بصوت, نصوت, يصوت, بيصوت, صوتي, صوتك, اصوات, الاصوات, اقتراع, الاقتراع, ننتخب, بينتخب, ينتخبون, نقاطي, نقاط, ورقه التصويت, sawwet, bsawwet, taswit
tr oy, oylama, oyla, oy ver, pusula, sandik, puan ver, begen tus, oylat, isaretle, capraz, secim yap, oyum, yapiskan nokta
pl glosow, glosuj, glos, zaglosow, kropk, ranking, krzyzyk, popieram, poprzec, plebiscyt, =urna, =urny
fa رای, رای دادن, رایگیری, رایم, رایها, رای ها, رایدهی, رای دهی, امتیاز, صندوق رای, برگه رای, برنده, =ray, emtiaz
@status
de status, geworden aus, passiert mit, bearbeit, entschieden, angenommen, abgelehnt, umgesetzt, wie weit, ruckmeldung, mein vorschlag, durchgekomm, der stand, den stand, aktueller stand, aktuelle stand, sachstand, bearbeitungsstand, stand von, stand mein, stand der, beschlossen
en status, happened to, approved, accepted, rejected, implemented, progress, reviewed, any news, update on, my proposal, my idea, =fate, come of, heard back, turned down, movement, how far, where does it stand, refused, on hold, fall through, fell through, never heard, becomes of, response to my, declin, passed on to
ru статус, что с моим, принят, одобр, отклон, реализ, рассмотр, судьб, что стало, продвига, мое предлож, моего предлож, рассматрив, застрял, =завис, зависл, движение по, на какой стадии
uk статус, що з моєю, прийнят, схвал, відхил, реаліз, розгля, доля, що стало, моя пропоз, моєї пропоз, моєю проп, зрушен, застряг, розглянул, на якій стадії, на якому етапі
vi tinh trang, den dau roi, duoc duyet, ket qua, duoc chap nhan, tien do, ra sao, chap thuan, bi tu choi, toi dau, sao roi, tin gi, dong tinh, hoi am, phan hoi, gac lai, toi khau, bi quen, co lam hay, lam xong chua, bi che
ar وضع, شو صار, وين وصل, انقبل, انرفض, القبول, حاله, ماذا حدث, نتيجه اقتراح, مصير, وصل, تم قبول, تمت الموافقه, وين صار, شصار, اي مرحله, مرحله, في خبر, اكو خبر, من جديد, انقبلت, انرفضت, رفضو, قبلو, وافقو, مرفوض, طنشو, متابعه, اتابع, بتتبع, ما ال اليه, نفذو, نفذتم, انعمل, انعملت, ستبنى, استعلام
tr durum, ne oldu, kabul edil, reddedil, onaylan, asama, sonuc, gerceklesti, akibet, haber var, haber yok, tamam dedi, elendi, netice, ses seda, tis yok, geri donus, rafta, unutul, yapilacak mi, iletildi, ertelendi mi
pl status, co sie stalo, co z moim, zatwierdz, przyjet, odrzuc, zrealizow, na jakim etap, rozpatrz, jaki jest stan, utkn, rozpatryw, =postep, postepy, odmow
fa وضعیت, چی شد, تایید, رد شد, پذیرفته, نتیجه, به کجا رسید, چه شد, سرنوشت, چیشد, قبول شد, رد شده, رد کرد, رد کردن, خبری هست, احوال, پیگیری, مرحله, تصویب, قبول کد, جور نشده, نصب میشه, دنبالش کنم
@open
de geoffnet, offnung, offnungszeit, =auf, offen, sprechzeit, sprechstunde, =zu, geschlossen, burozeit, habt ihr auf, habt ihr offen, zeiten, erreichbar, feiertag, offnet, besetzt, feierabend, betriebsferien, =dicht
en open, opening, hours, closed, closing, office hours, business hours, anyone in, =shut, drop in, staffed, lunch break, close for, opening time, are you there, are you in, what time do you, back from
ru открыт, часы работы, график, работаете, закрыт, режим работы, приемные часы, часы прием, до скольки, время работы, рабоч, прием, открыва, закрыва, запира, застану, дежур, работает ли, рабочий день
uk відкрит, години роботи, графік, працюєте, зачинен, прийомні, режим роботи, закрит, відчинен, години прийом, до котрої, час роботи, відчиня, зачиня, закрива, застану, чергує
vi mo cua, gio mo, dong cua, gio lam viec, lam viec, gio tiep, co lam, con ai, khoa cua, tiep dan, nghi trua, co mat, tan lam, con lam, mo khong, truc khong, co ai o do, dong roi, gio giac
ar مفتوح, مفتوحين, دوام, ساعات العمل, مغلق, تفتح, بتفتحوا, فاتحين, اوقات الدوام, مسكر, مواعيد العمل, ساعات, بتسكروا, تسكر, الدوام, =فاتح, فاتحه, مفتوحه, مسكرين, مقفول, مقفل, تسكرون, تفتحون, بتفتح, تداوم, بتداوم, دوامكم, الاستقبال, استقبال, تستقبل, بتستقبل, شغالين, تشتغلون, تغلقون, مغلقين, الابواب, اوقات, الاوقات, fate7, fat7in, maftou7, maftu7, msakkar, msakrin, dawam
tr acik, acik mi, calisma saat, kapali, kacta acil, mesai, saatleri, aciliyor, kapaniyor, acilis, kilitli, paydos, orada misiniz, kaca dek, kapanir, acilir, bulunur, acikliy, iceride biri, icerde biri, aciksin, kapatiyor
pl otwart, godziny, czynne, zamkn, otwarcia, pracujec, otwieraci, czynny, otwier, zamyk, zastan, dyzur, czynna, czynn
fa باز, ساعت کار, تعطیل, بسته, ساعات کاری, باز هست, بازه, بازید, ساعت کاری, بازین, واز است, بستین, بسته اید, رخصت استین, تعطیلین, سر کارین, پذیرش, درتون, =baz, =baste
@weekday
de montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, wochenende
en monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekend
ru понедельник, вторник, четверг, пятниц, суббот, воскрес, выходн, =среда, =среду, =среды, =средам, =среде
uk понеділ, вівтор, четвер, п'ятниц, субот, неділ, вихідн, =середа, =середу, =середи, =середам
vi thu hai, thu ba, thu tu, thu nam, thu sau, thu bay, chu nhat, cuoi tuan
ar الاثنين, الثلاثاء, الاربعاء, الخميس, الجمعه, السبت, الاحد, نهايه الاسبوع, عطله, ويكند, الاتنين, التلات, التلاتا, خميس, الويكند
tr pazartesi, sali, carsamba, persembe, cuma, cumartesi, pazar, hafta sonu, haftasonu
pl poniedz, wtorek, czwart, piatek, piatk, sobot, niedziel, weekend, =sroda, =srode, =srody, =srodę
fa دوشنبه, سه شنبه, چهارشنبه, پنجشنبه, جمعه, شنبه, یکشنبه, اخر هفته, سشنبه, چارشنبه, پنشنبه, جمعه ها, shanbe, =jome
@timeofday
de abend, nachmittag, morgens, vormittag, uhr, heute, morgen
en evening, afternoon, morning, today, tomorrow, after work, tonight, =noon, midnight, lunchtime, half past, oclock
ru вечер, утром, днем, сегодня, завтра, после работы, после обеда
uk вечор, ввечері, вранці, сьогодні, завтра, після роботи, після обіду, увечері
vi buoi toi, buoi chieu, buoi sang, hom nay, ngay mai, sau gio lam, chieu, toi nay, trua, sang mai, gio nay, ngay bay gio, toi mai
ar المسا, مساء, الصبح, صباحا, اليوم, بكرا, غدا, بعد الدوام, العصر, بعد الظهر, الضهر, الظهر, المغرب, بالليل, الصبحيات, هسه, =هلق, حاليا, باكرا, bokra, lyoum
tr aksam, ogleden sonra, sabah, bugun, yarin, is cikis, mesaiden sonra, ogle, ikindi, ogleyin, bu gece
pl wieczor, popoludn, rano, dzis, jutro, po pracy
fa عصر, بعد از ظهر, صبح, امروز, فردا, بعد از کار, شب, صبا, =سبا, ظهر, غروب, =الان, امشب, emruz, farda
@address
de adresse, strasse, anschrift, hinkomm, weg zu, wie komme ich, standort, sitzt, anfahrt, buro, finde ich euch, zu euch, s bahn, tram, haltestelle, barrierefrei, rollstuhl, aufzug, eingang
en address, where is your, where are you, get to you, located, location, directions, station, tram, bus, wheelchair, accessible, find you, entrance, lift, get there, which door, what floor, which floor, house number, postcode, your place, your door, your building, send me your location, how do i find you, google maps
ru адрес, находит, доехать, добрат, проехать, как пройти, улиц, офис, станци, трамва, инвалидн, коляск, располож, лифт
uk адрес, знаходит, доїхати, дістат, проїхати, як пройти, вулиц, офіс, станці, трамва, інвалідн, візк, розташ, ліфт
vi dia chi, duong nao, van phong, di den, o cho nao, tau dien, xe lan, den cho, tram nao, di bang gi, nam o, thang may, tang may, tang nao, so nha, dinh vi, ban do, chi duong, loi vao, cua nao, vi tri
ar عنوانكم, عنوان المكتب, عنوان مكتب, وين مكتب, وين موقع, اوصل, كيف اجي, مكتبكم, شارع, كرسي متحرك, محطه, موقع المكتب, العنوان, الوصول, مصعد, مكانكم, وينكم, لعندكم, لعندكن, مقركم, صايرين, الطابق, طابق, خريطه, الخريطه, لوكيشن, غوغل ماب, الرمز البريدي, رقم البنايه, نجيكم, نوصل, نوصلكم, 3enwan, 3inwan, benaye
tr adres, nasil gelirim, nasil gidilir, ofis, sokak, cadde, tekerlekli, durak, istasyon, konum, yeriniz, engelli, ulasim, asansor, kacinci kat, hangi kat, kapi no, kapi numara, yol tarif, nerdesin, neredesin, posta kodu, bina, giris nere, sizi nasil bulur
pl adres, jak dojech, jak dotrz, ulic, biuro, siedzib, wozk, przystan, gdzie jestescie, gdzie sie znajd, dojazd, lokaliz, winda, mieszcz
fa ادرس, نشانی, چطور بیام, دفتر, خیابان, ویلچر, ایستگاه, مکان شما, کجایید, کجا هستید, اسانسور, سرک, پلاک, طبقه, لوکیشن, نقشه, کد پستی, پیداتون, نشونی, آدرستون, =adres, adresetun, =adress, pelak, =واقع
@contact
de telefon, nummer, anruf, mail, kontakt, erreich, email, ansprechpartner, ruf an, telefonnummer, schreiben kann, durchwahl, vorwahl, rufnummer, newsletter
en phone, email, e mail, contact, call you, reach, number, whatsapp, tel, get in touch, write to, hotline, homepage, web address, newsletter, facebook, instagram, extension, answering machine, text you, do i ring, ring you, give you a ring, your details, by signal, telegram
ru телефон, номер, имейл, контакт, связат, позвон, мейл, email, дозвон, написать вам, почта, почту, почте, почтой, почтов, вотсап, ватсап, вайбер, мессендж, электронк, соцсет, инстаграм, фейсбук
uk телефон, номер, пошт, імейл, контакт, зв'яз, подзвон, мейл, email, зателефон, написати вам, вотсап, вайбер, месендж, електронк, інстаграм, фейсбук, скриньк
vi so dien thoai, dien thoai, email, lien he, lien lac, goi dien, goi cho, so phone, sdt, hotline, fanpage, facebook, =zalo, nhan tin, so may, duong day, goi vao, ban tin, trang chu, instagram, hop thu, duong dan, tong dai
ar تلفون, هاتف, رقم, ايميل, تواصل, اتصل, بريد, تليفون, موبايل, الرقم, رقمكم, اتواصل, نمره, ارقامكم, ارقام, اتصال, اتصلت, اخابر, اراسلكم, يراسلكم, بحاكيكم, واتساب, وتساب, واتس, فيسبوك, عالفيس, انستغرام, =انستا, عالانستا, فاكس, ايميلكم, صفحتكم, ra2em, ra2m
tr telefon, numara, eposta, e posta, mail, iletisim, ulas, ara, irtibat, whatsapp, facebook, instagram, faks, bulten, dahili, telesekreter, ana sayfa, cagri hatti, hatti, tlf, web site, arayabil
pl telefon, numer, mail, kontakt, zadzwon, skontakt, napisac, email, whatsap, messenger, skrzynk, namiar, =fejsie, =fejsbuku, przedzwon, dodzwon
fa تلفن, شماره, ایمیل, تماس, ارتباط, زنگ, شماره تماس, نمبر, نامبر, تیلیفون, تلیفون, واتساپ, فکس, اینستاگرام, فیسبوک, فیس بوک, وبسایت, وب سایت, کانال, ایمیلتون, شمارتون, خبرنامه, shomare
@appointment
de termin, vorbeikomm, anmeld, vereinbar, spontan, einfach kommen, voranmeld, besuchen, gesprach, beratungstermin, ausmach, verabred, besprechung
en appointment, walk in, book, schedule, drop by, could we meet, come by, make an app, meet you, see you, =slot, postpone, pop in, arrange a meeting, fix a day, consultation, see someone, see somebody, come round, turn up, have a minute, meet us, shift our, can i see, talk it over
ru термин, записат, запис, прийти, прием, без записи, встретит, назнач, подойти, зайти, визит, передвин, окошк, договорит, заглян
uk термін, записат, запис, прийти, прийом, без запису, зустріт, признач, зайти, завітати, візит, домовит, домови, зазирн, заскоч
vi hen, dat hen, lich hen, den truc tiep, cuoc hen, dat lich, den luon, ghe qua, ghe vao, ghe ngang, ghe duoc, ghe van phong, ghe luc, toi ghe, em ghe, gap rieng, doi buoi, xin gap, sap xep gap, bao truoc, doi lich, gap ai, cu den, hen truoc, buoi gap, tiep toi, ranh luc nao
ar موعد, حجز, احجز, مواعيد, بدون موعد, اجي, زياره, احكي معكم, حجز موعد, اخذ موعد, نتقابل, =معاد, ترمين, تيرمين, موعدي, موعدنا, الموعد, احجزلي, حجزت, الحجز, نلتقي, شوفكم, نشوفكم, اقابل, نحدد وقت, نتفق على, وقت فاضي, فاضيين, وقت فارغ, تزورونا, اخد دور, اتفقنا, maw3ed, mou3ed
tr randevu, ugray, gelebilir, gelsem, gorusme, gorusebilir, termin, randevusuz, bulusalim, musait, sozles, cat kapi, gun verin, saat verin, gun ver, bosluk, gorusmek, konusabilir mi, habersiz, vaktiniz, bulusma ayarla
pl umow, wizyt, spotkani, przyjsc, bez umaw, zapowied, zajrzec, wpasc, termin na, umaw, wpadn, okienk
fa وقت, نوبت, قرار بذار, قرار می, قراری, یه قرار, قرار روز, قرار ملاقات, بدون وقت, ملاقات, بیام, مراجعه, سر بزنم, حضوری, ترمین, وعده ملاقات, وعده ام, قرارم, قرارمون, وقتم, رزرو, بدون هماهنگی, هماهنگی قبلی, وقت خالی, ببینمتون, سر قرار, وقت بگیر, vaght, nobat, gharar
@event
de veranstalt, fest, feier, event, los im kiez, was ist los, flohmarkt, konzert, programm, unternehm, passiert, angebot, kurs, markt, basteln, ausstellung, spaziergang, =führung, kiezführung, tauschmarkt, trödel
en event, happening, festival, party, flea market, concert, whats on, going on, things to do, program, workshop, market, activities, stall, parade, lantern, repair cafe, celebration, gathering, reading, get together, swap, circus, open air, planned, scheduled, tournament
ru мероприят, событ, праздник, фестивал, концерт, происход, ярмарк, афиш, куда сходить, блошин, кружк, программа, интересн, спектакл, выставк, экскурс, мастер класс, посидел, танц, субботник, распродаж
uk свят, фестивал, концерт, відбува, ярмар, афіш, куди піти, барахолк, гурток, програма, цікав, =заходи, =заходів, =заходу, =заходах, подія, події, вистав, екскурс, танці, толок, розваг, майстер клас
vi su kien, le hoi, lien hoan, co gi, hoat dong, cho troi, hoi cho, chuong trinh, buoi hoa nhac, ruoc den, tiec, ca nhac, giao luu, cho phien, van nghe, doc sach, hoi thao, workshop, bieu dien, vui choi, co tuong
ar فعاليه, فعاليات, مهرجان, حفله, نشاط, انشطه, احتفال, سوق, كونسرت, الفعاليات, نشاطات, عيد, الفعاليه, مناسبات, امسيه, ورشه, رحله, جوله, معرض, سهره, =لمه, طلعه, برنامج الشهر, فلوماركت, بازار, شكو ماكو, احتفالات, المهرجان, 7afle, fa3aliyyat
tr etkinlik, festival, senlik, =parti, partisi, konser, neler var, bit pazari, kutlama, faaliyet, program, eglence, kermes, gosteri, fener alay, atolye, panayir, turnuva, masal, bulusma, solen, takas, gezi, yuruyus
pl wydarz, impre, festyn, festiwal, koncert, dzieje, atrakcj, program, zajec, zajeci, swieto, =targ, =targi, =targu, wystaw, wyciecz, potancow, kiermasz, warsztat, jarmark
fa برنامه, رویداد, جشن, جشنواره, مراسم, کنسرت, بازار, چه خبر, فعالیت, محفل, میله, دورهمی, گردش, کارگاه, نمایش, بازارچه, سرگرمی, تفریح, jashn, barname, konsert
@wirimkiez
any wir im kiez, wirimkiez, munsterlandplatz, muensterlandplatz, kunstmeile
de strassenfest, kiezfest, stadtteilfest, nachbarschaftsfest
en street party, street festival, neighbourhood festival, neighborhood festival, kiez festival, kiezfest, party on the square, festival on the square, fest on the square, wimk, june festival, june fest, big neighbourhood party, yearly celebration
ru праздник улиц, уличн, праздник района, вир им киц, районный праздник
uk свято вулиц, вуличн, свято району, вір ім кіц
vi le hoi duong pho, hoi pho, le hoi khu pho, hoi khu, hoi weitling, hoi thang sau, le hoi thang sau, hoi to nhat, ngay hoi lon, tiec he ngoai quang truong, kiezfest
ar مهرجان الحي, حفله الشارع, احتفال الشارع, مهرجان الشارع, فير ايم كيتس, المهرجان الكبير, مونسترلاند, عيد الحي, عيد الشارع, المهرجان السنوي, الاحتفال السنوي, العيد السنوي, فيستفال, فستيفال, بسطه, بسطات, كشك, عيد الحاره
tr sokak senli, mahalle senli, sokak festival, mahalle festival, meydandaki senlik, meydandaki eglence, meydandaki festival, meydanda senlik, haziran senli, weitlingkiez senli, buyuk senlik, kiezfest
pl festyn, ulicz, swieto ulic, festiwal kiez
fa جشن خیابان, جشن محله, جشنواره خیابان, ویر ایم کیتس, جشن سالانه, جشن بزرگ, فستیوال, جشنواره, جشن میدان, جشن میدون, مونسترلند, غرفه در, غرفه داشته, غرفه بگیر, غرفه برای, غرفه جشن, غرفه ی جشن, کرایه غرفه, تخفیف غرفه, هزینه ی غرفه, میله کلان, جشن کلان
@kids
de kind, kinder, famil, kita, jugend, eltern, baby, enkel, teenie, teenager
en kid, child, famil, parent, toddler, teen, youth, =baby, daughter, =son, twins, grandchild, =pupils, youngster
ru ребен, семей, родител, подрост, молодеж, =дети, =детей, =детям, =детьми, детск, семья, семью, =семьи, =семье, малыш, внук, внучк, школьник
uk дитин, сім, родин, батьк, підліт, молод, дітей, =діти, дітям, дітьми, дітлах, дитяч, малюк, онук, школяр
vi tre em, con nho, gia dinh, phu huynh, tre con, thanh thieu, con nit, tui nho, thieu nhi, bon tre, chau nho, em be, hoc sinh
ar اطفال, ولاد, عائله, عيله, طفل, اهل, شباب, العائلات, الاولاد, اولاد, صغار, مراهق, رضيع, =wlad
tr cocuk, aile, =veli, veliler, velimiz, velisi, genc, bebek, torun, ergen, ogrenci, ufaklik
pl dzieci, dziec, rodzin, rodzic, mlodzie, malych, maluch, wnuk, wnucz, nastolat
fa بچه, کودک, خانواده, والدین, نوجوان, طفل, اطفال, اولاد, خردسال, نوزاد, =bache, bacheha, bache ha, جوانان, جوونا
@volunteer
de ehrenamt, freiwillig, engagier, mithelfen, helfen mochte, will helfen, helfer, zeit schenken, kann ich helfen, was gutes tun, mit anpack, nützlich, leihoma
en volunteer, help out, give my time, do something useful, lend a hand, voluntary, unpaid, without pay, do good, =helper, =helpers, mentor, help others, honorary, something back, be useful, useful, for free to help
ru волонт, доброволь, помочь, помогать, хочу помо, эренамт, пригожусь, пригодит, полезн, безвозмезд
uk волонт, доброві, допомогти, допомагати, хочу допо, допомагат, в пригоді, корисн, задарма
vi tinh nguyen, thien nguyen, lam tinh nguyen, giup do moi nguoi, muon giup, gop suc, giup khong cong, phu giup, khong lay tien, cong qua, gop tay, gop mot tay, viec co ich, khong luong, giup mien phi, tra on
ar تطوع, متطوع, اتطوع, اساعد, التطوع, متطوعين, عمل تطوعي, بتطوع, نتطوع, يتطوع, بدون مقابل, خدمه المجتمع, عمل خيري, تبرعات, وقت فراغ, ساعات فراغ, ساعد الناس, رد الجميل, etawwa3, tatawwo3
tr gonullu, yardim etmek, gonul, yardimci olmak, karsiliksiz, faydali ol, ise yara, hayirli bir is, el ver, ucundan tut, bedava yardim, fahri, el uzat, parasiz calis, ucretsiz yardim
pl wolontar, wolonta, pomagac, pomoc innym, chce pomoc, ochotni, spolecznie, przydam, przydac, charytat, pozyteczn
fa داوطلب, کمک کنم, خیریه, کمک کردن, رضاکار, داوتلب, بی مزد, بدون دستمزد, خدمت کنم, مفید باشم, وقت آزاد, کار خیر, davtalab
@seniors
de senior, alte leute, rentner, altere, omas, opas, rentnerin
en senior, elderly, pensioner, old people, retired, grandma, grandpa, grandmother, old folks, old lady, my nan
ru пожил, старик, пенсион, бабушк, дедушк
uk літн, старш, пенсіон, бабус, дідус
vi nguoi gia, nguoi cao tuoi, cao tuoi, cac cu, ve huu, huu tri, ba cu, ong cu, cu ba
ar كبار السن, مسنين, المسنين, ختياريه, الختياريه, عجايز, العجايز, مسنه, متقاعد, المتقاعد, =ختيار, الختيار
tr yasli, emekli, ihtiyar, dedem, ninem, babaanne, teyzeler, huzurevi
pl senior, starsz, emeryt, babci, dziadk, staruszk
fa سالمند, پیر, مسن, پیرمرد, پیرزن, پیرها, پیرا, بازنشسته, مادربزرگ
@room
de raum, raume, saal, mieten fur, feiern, raumlich, nachbarschaftstreff, treffpunkt, cafe, begegnung, kuche, proben, unterkommen, saal mieten
en room, =space, =spaces, venue, =hall, =halls, cafe, place to meet, meetup, hangout, premises, kitchen, practise, rehears, indoors, somewhere to, youth club, a place to, place for, seats for, meet up
ru помещен, зал, комнат, аренд, снять помещ, собраться, посидет, =кафе, залы, залов, репетиров, репетиц, аудитор
uk приміщ, зал, кімнат, оренд, зібрат, посидіт, =кафе, =зала, =залу, =залі, репетиц
vi thue phong, muon phong, phong hop, phong lon, can phong, dat phong, phong sinh hoat, phong trong, phong nao, phong cho, gian phong, tim phong, phong cau, giu phong, phong tap, hoi truong, cho hop, quan ca phe, ca phe, cho gap, sanh, bep chung, dia diem, khong gian, cho tu tap, nha van hoa, cho ngoi, cho tap, noi ngoi, cau lac bo, muon cho
ar قاعه, غرفه, صاله, مكان للاجتماع, استاجر قاعه, كافيه الحي, الكافيه, مقهى, مكان نجتمع, مكان للقا, مكان مجاني, مكان لحفله, مكان دافي, القاعه, الغرفه, الصاله, اوضه, نجتمع, نتجمع, نتدرب, كافتيريا, القهاوي, ghorfe, 2a3a, =sala
tr salon, oda, mekan, kirala, kafe, yer kirala, toplanti yeri, prova, mutfak, kapali yer, bulusma yeri, kulup, gencli evi, genclik evi, oturacak yer, yer ariyor, barindir
pl salk, sale, pomieszcz, pokoj, wynaj, kawiarn, lokal, miejsce na, =sala, w sali, klubow, wypozycz
fa سالن, اتاق, فضا, اجاره سالن, کافه, جا برای, مکان برای, صالون, اتاقی, پاتوق, جای تمرین, جمع شیم, جمع بشیم, جمع شوند, otagh, ye salon
@birthday
de geburtstag, hochzeit, taufe, jubiläum, trauerfeier
en birthday, wedding, christening, anniversary, turns eight
ru день рожд, рождени, свадьб, юбилей, юбилея, поминк, крестин
uk день народж, народжен, весіл, ювіле, поминк, хрестин
vi sinh nhat, dam cuoi, day thang, ky niem ngay cuoi, tiec cuoi, thoi noi, dam gio
ar عيد ميلاد, ميلاد, عرس, خطوبه, عزا, طهور, تخرج, سبوع, افراح
tr dogum gunu, dogumgunu, dugun, sunnet, kina gece, yas gunu, cenaze yemeg, mevlit, yildonum
pl urodzin, wesele, jubileusz, komuni, chrzcin, stypa, stype, roczek
fa تولد, عروسی, ختنه, نامزدی, فاتحه خوان, فاتحه خون, ختم پدر, مراسم ختم
@advice
de beratung, berat, jobcenter, sozialberat, brief vom amt, bescheid, wohngeld, formulare, sozialamt, amt, schulden, papierkram, kindergeld, burgergeld, hilfe bei, pfändung, mahnung, inkasso, pflegegrad, ratenzahlung
en advice, counsel, jobcenter, job center, benefits, social, help with forms, letter from, help me understand, debt, child benefit, welfare, bailiff, arrears, collectors, inkasso, pension office, allowance, bureaucracy, unopened, wohngeld, mahnung, bescheid, widerspruch, overdrawn, child support, unpaid bill, object to, care grade, social worker
ru консультац, джобцентр, джоб, социальн, пособ, письмо, помогите с, ведомств, помощь с, консульт, бюргергельд, вонгельд, киндергельд, социал, =долг, =долга, долги, долгов, долгам, задолж, уведомлен, алимент, инкассо, льгот, пенсия, пенсии, пенсию, бешайд, оспорить
uk консультац, джобцентр, джоб, соціальн, допомог, виплат, борг, консульт, бюргергельд, вонгельд, кіндергельд, =лист, =листа, =листи, =листів, =листом, =листами, аліменти, пільг, субсидія, колектор, відомств, бешайд, пенсія, пенсії, пенсію
vi tu van, jobcenter, tro cap, giay to, thu cua, xa hoi, sozialamt, giup dien, giup giay, no nan, cong van, giay bao, doi no, tra gop, cat tro cap, luong huu, doc giup, doc ho, xem ho, thua phat lai, nuoi con, khuyen bao, nghien
ar استشاره, جوب سنتر, جوبسنتر, مساعده اجتماعيه, رساله, اوراق, معونه, ارشاد, مشوره, جوب, الجوب, ديون, السوسيال, مساعدات, مديون, انذار, سوسيال, الدائره, الدوائر, معاملات, الاوراق, اعتراض, اعانه, كيندرغيلد, معاش, الرعايه, مرشد, مرافق, يقرالي, يشرحلي, dyoun, مساعده بالاوراق, الدخل المحدود
tr danisma, jobcenter, sosyal, mektup, evrak, yardim lazim, is kurumu, danismanlik, borc, destek al, cocuk parasi, alacakli, icra, haciz, nafaka, emekli maas, taksit, itiraz, issiz, gecin, yol goster, akil dan, wohngeld, bescheid, sosyal daire, dertles, zarf
pl porad, doradz, jobcenter, zasil, socjal, pismo, urzed, pomoc w wypel, poradnict, =dlug, dlugi, dlugow, dlugach, zadluz, aliment, komornik, windykat, swiadczen, =renta, =rente, =rencie
fa مشاوره, جاب سنتر, جابسنتر, نامه, کمک اجتماعی, اداره, کمک هزینه, مددکار, مشوره, مکتوب اداره, ای مکتوب, مکتوب های, مکتوبها, کاغذبازی, سوسیال, بازنشستگی, قرض, قرضدار, اخطار, اعتراض, مراقبت, bedehi, moshaver, =بدهی, بدهی دار, بدهکار, مشاوره بدهی
@tenant
de miet, vermieter, wohnung, schimmel, nebenkosten, heizung, mieterhohung, mieterbeirat, mieterberat, hausverwalt, howoge, kundig, kaution, verwalter, hausmeister, kammerjäger, mietvertrag
en tenant, landlord, =rent, =rents, rental, renting, renter, my rent, flat, apartment, =mold, moldy, mould, heating, evict, utility bill, housing company, lease, deposit, radiator, boiler, =damp, service charge, sublet, property management, caretaker, janitor, hausmeister, housing association, cockroach, hot water, scaffold
any howoge, mieterbeirat, mieterverein, mieterberatung
ru аренд, арендодат, хозяин кварт, квартир, плесен, отоплен, квартплат, жильц, съемщик, коммунал, выселен, квартиросъ, =мита, =миту, фермитер, хаусфервальт, домоуправл, управляющ, хозяйка, квартирант, батаре
uk оренд, орендодав, власник кварт, квартир, пліснят, пліснява, опален, мешкан, наймач, комунал, виселен, цвіль, хазяїн, хазяйка, домоуправ, фермітер, вермітер, квартиронайм, батаре
vi chu nha, tien nha, =thue nha, nam moc, bi moc, moc meo, moc den, tuong moc, suoi, can ho, nguoi thue nha, tien thue, tang tien, lo suoi, giu coc, tien coc, giam coc, hang nha, cong ty nha, hop dong thue, duoi nha, duoi ra, am moc, tien suoi, nha lanh, nuoc nong, gian giao, truy thu
ar ايجار, الايجار, صاحب البيت, مستاجر, شقه, عفن, تدفئه, سكن, المالك, بيت, مالك, المؤجر, المستاجرين, الشقه, اجار, الاجار, الاجره, ابو البيت, صاحب الملك, صاحب العماره, شركه السكن, شركه البيوت, شركه الاسكان, عقد الايجار, اخلا, رطوبه, شوفاج, هاوسمايستر, هاوس مايستر, اداره البنايه, صراصير, فيران, مصاريف اضافيه, سقاله, =ejar
tr kira, ev sahibi, kiraci, kuf, isitma, daire, kalorifer, yan gider, konut, depozito, kaparo, petek, rutubet, kontrat, tahliye, mal sahib, kapici, nemli, isinma, zammi, ev sirket, teminat, iskele, sicak su
pl czynsz, najem, lokator, wlascic, mieszkan, plesn, grzyb, ogrzew, najemc, wynajmuj, podwyzk, kamienicz, zarzadc, administracj, kaucj, kaloryfer, wypowiedzen
fa اجاره, صاحبخانه, صاحب خانه, مستاجر, کپک, اپارتمان, خانه, گرمایش, شوفاژ, کرایه, کرایه نشین, ودیعه, ضمانت, صاحبخونه, صاحب خونه, مالک, تخلیه, قرارداد خونه, قرارداد خانه, نم و کپک, =ساس, =موش, شرکت مسکن, ejare, saheb khune, sahebkhune
@feedback
de beschwer, lob, kaputt, mull, feedback, kritik, danke fur das fest, melden, sauer, schade, rückmeldung, toll war, schon war, hinweis, weitergeb, verdreckt, enttausch, larm, gestank, ratten, unfreundlich
en complain, feedback, broken, lovely, pass it on, nobody answered, rubbish, trash, report, disappointed, was great, suggestion box, noise, garbage, compliment, praise, criticis, rude, well done, great job, typo, dirty, dumped, =rats, upset, rate your, thumbs down, mistake, bothers me, let you know, letting you know, just so you know
ru жалоб, пожалов, отзыв, сломан, мусор, не отвеча, замечан, благодарност, не ответил, не работает фонар, разбит, жалуюсь, понрав, шум, претенз, обидно, нагруб, молодц, респект
uk скарг, поскарж, відгук, зламан, сміт, не відповіда, зауваж, подяк, не відповів, розбит, сподоб, шум, претенз, зауважен, образлив, молодц
vi khieu nai, phan nan, gop y, hong roi, hong hoc, hu hong, hong mat, dang hong, rac ruoi, day rac, do rac, vut rac, thung rac, nhieu rac, xa rac, phan anh, khen, khong tra loi, bi hu, on ao, bao hong, buc minh, in sai, manh chai, vut, that vong, tuyet voi, nhiet tinh, hoan nghenh, che bai, bao cho cac ban biet, khong hai long, hai long, luu y gium, lam an kieu gi
ar شكوى, اشتكي, ملاحظه, خربان, زباله, رايي, مكسور, اشكي, ما حدا رد, قمامه, معطل, وسخ, ازعاج, شكوه, شكاوى, بشتكي, نشتكي, زعلان, زعلت, عتبي, انتقاد, ملاحظات, =غلط, غلطه, خطا, =اخطا, الاخطا, مديح, عجبني, رائع, ممتاز, احسنتم, برافو, سيئه, معطله, وسخه, صلحوه, زبطوه, ابلغكم, خبركم, وصلو صوتنا, يا ريت, ghalat, shakwa, رتبوها, عدلوها, مو مقبول, نبهكم, ما عجبني, وعدني, معقول هيك, بتجنن, تاخير الرد
tr sikayet, geri bildirim, bozuk, cop, elestiri, kimse cevap, memnun, kirik, guzeldi, gurultu, ilet, ovgu, berbat, kirildim, cam kirik, hatali, begen, kutlar, ayip, biktik, tepeden bak, haberiniz olsun, bilginize, dayanilmaz, sonuk, hayal kirik, uzul
pl skarg, zazal, opini, zepsut, smieci, uwag, nikt nie odp, pochwal, poskarz, reklamac, nie dziala, halas, swietn, zastrzez, pretens, brawo, smrod, gratul
fa شکایت, نظر, خراب, اشغال, زباله, انتقاد, بازخورد, گله, کسی جواب, شکسته, سروصدا, پیشنهاد و انتقاد, دلخور, ناراضی, افتضاح, عالی بود, خوب بود, آفرین, اشتباه, =غلط, غلط داره, غلطی, ایراد, کثیف, قدردانی, گلایه, درستش کن, enteghad, shekayat, eshtebah, خوش اخلاق, این چه وضع, راضی بود, راضی نیست, قول دادن
@thanks
de danke, dank, vielen dank, super geholfen, merci, dankeschon
en thank, thanks, thx, cheers, ty, appreciate, =bye, goodbye, see ya, take care, have a nice, have a good
ru спасибо, благодар, спс, пасиб, дякую
uk дякую, спасибі, вдяч, дяк
vi cam on, cam on nhieu, cám ơn, da ta, biet on, tam biet, hen gap lai, cam ta
ar شكرا, مشكور, يسلمو, تسلم, يعطيك العافيه, شكر, ممنون, تسلمو, مشكورين, ما قصرت, كثر خيرك, مع السلامه, الى اللقاء, وداعا, بخاطركم, تصبحون, متشكر, ممتن, يجزيكم, رحم الله, shukran, yislamo, yeslamo, =اوكي, يلا باي
tr tesekkur, sagol, sag ol, eyvallah, tesekkurler, mersi, eline saglik, elinize saglik, hosca kal, gorusuruz, gule gule, minnettar, emeginize saglik, eksik olma
pl dziek, dzieki, dziekuj, dzk
fa ممنون, مرسی, تشکر, سپاس, دستت درد, متشکر, مچکر, خدافظ, خداحافظ, دمت گرم, دمتون گرم, خانه آباد, قربانت, =بای, mamnun, mamnoon, tashakor, khodafez, =اوکی
@hello
de hallo, guten tag, guten morgen, guten abend, =hi, =hey, moin, servus, na, tach, gruss gott
en hello, =hi, =hey, good morning, good evening, good afternoon, greetings, howdy, =yo, hiya, gday
ru привет, здравств, добрый день, доброе утро, добрый вечер, здрасте, салам
uk привіт, вітаю, добрий день, доброго дня, добрий ранок, добрий вечір, доброго ранку, здрастуйте
vi xin chao, chao, alo, kinh chao, =helo
ar مرحبا, السلام عليكم, صباح الخير, مساء الخير, اهلا, هلا, سلام, السلام, سلامات, مرحبتين, اهلين, يسعد, شلونكم, شلونك, كيفكم, كيفك, كيف الحال, شخباركم, ازيكم, حياكم, =هالو, =الو, mar7aba, marhaba
tr merhaba, selam, gunaydin, iyi gunler, iyi aksamlar, meraba, slm, tunaydin, naber, ne haber, kolay gelsin, selamun, ne var ne yok
pl dzien dobry, czesc, hej, witam, dobry wieczor, siema
fa سلام, درود, صبح بخیر, روز بخیر, عصر بخیر, وقت بخیر, علیک سلام, احوال شما, چطورین, چطور استین, خوبین, خسته نباش, مانده نباش, بخیر, روز خوش, =الو, dorud, dorood
@human
de mensch, mitarbeiter, echte person, jemand sprechen, mit jemandem, zuruckruf, ruckruf, richtigen menschen, persönlich, kein bot, ruft mich, person reden, kollegin, durchstell, ruf mich, klingeln sie bei mir
en human, real person, talk to someone, speak to someone, call me back, =agent, staff, employee, someone call, a person, operator, living being, colleague, speak with, put me through, phone me, ring me, live chat, get back to me, customer service, anybody there, autoresponder, write back
ru человек, сотрудник, оператор, живым, перезвон, поговорить с, живой, с кем то, реальный человек, реального человек, реальным человек, человеком, специалист, консультант, переключ, соедини, позови, рюкруф
uk людин, співробіт, працівник, оператор, живою, передзвон, поговорити з, з кимось, справжн, консультант, фахівц, спеціаліст, зʼєднай, звʼяжі, переключ, поклич, озвіт
vi nguoi that, nhan vien, noi chuyen voi, gap nguoi, goi lai, nguoi tu van, tong dai, noi may, chuyen toi, can bo, goi cho toi, cham soc khach, dong nghiep, goi lai cho, khong an thua, nghe giong nguoi, viet lai cho
ar موظف, شخص حقيقي, احكي مع, انسان, يتصل, تتصلوا, بني ادم, التحدث مع, اتكلم مع, حدا يتصل, التكلم, موظفه, الموظف, =بشر, بشري, زميل, المدير, المسؤول, حدا من المكتب, حدا من عندكم, حدا يرد, كلموني, اتصلو في, اتصلو بي, رنو علي, يدقلي, دقولي, يخابرني, معاوده الاتصال, صوت انسان, حولني, وصلني بحد, وصلني لموظف, مختص, احجي وي, اسولف, ma3 insan, mowazzaf, نفس الموظف, حدا يتلفن, مكالمه
tr insan, gercek kisi, gorevli, calisan, biriyle konus, beni ara, geri ara, yetkili, canli, musteri hizmet, biriyle, birine bagla, aktar, beni arasin, numara birak, temsilci, memur, donus yap, santral, calisanlar, birini ver, insan ver, makine
pl czlowiek, pracowni, konsultant, porozmawiac z, oddzwon, zywym, prawdziw, =kims, zywa osoba, prawdziwa osoba, zywej osob, zywa, przelacz, polacz, zawolaj, specjalist
fa انسان, کارمند, ادم واقعی, صحبت با, زنگ بزن, اپراتور, شخص واقعی, حرف بزنم, =آدم, آدمی, کارشناس, همکارتون, همکار شما, زنگ بزنه, زنگ بزنین, تماس بگیر, وصل کن, وصلم کن, گپ بزنه, کارمندتون, یه نفر زنده, =ensan, yeki zang, همان کارمند, همون خانم, تلفن کند, یکی از تیم
@aboutyou
de wer seid ihr, wer bist du, was macht ihr, stadtteilzentrum, stadtteilkoordination, was kannst du, wofur seid ihr, bist du, bot, chatbot, uber euch, gehort ihr, was kann der bot, tragerverein, roboter, künstliche intelligenz, stell dich vor
en who are you, what do you do, what can you, this bot, are you, bot, about you, government, robot, neighbourhood coordination, chatbot, yourself, chatgpt, artificial, your name, =ai, what are you, your patch, coordinator, what cant you, programmed
any stadtteilzentrum, stadtteilkoordination, stz, stk, pad ggmbh
ru кто вы, чем вы, что вы делаете, бот, что ты умеешь, вы кто, госуда, координац, чем занима, ты кто, =робот, =роботом, =роботы, нейросет, искусственн, представьтес
uk хто ви, чим ви, що ви робите, бот, що ти вмієш, ви хто, держав, координац, чим займа, ти хто, =робот, =роботом, штучн інтелект, штучний, нейромереж, представтес
vi ban la ai, cac ban la ai, lam gi, bot nay, bot, may la ai, co quan, trung tam, robot, lam duoc gi, chatgpt, tri tue, ai dieu hanh, tu gioi thieu, ban biet lam, ai lam ra, dieu phoi, ten gi
ar مين انتو, من انتم, شو بتعملوا, البوت, بوت, شو بتشتغلوا, حكوم, مين انت, ماذا تفعلون, روبوت, من انت, منو انتو, منو انت, انتو مين, مين وراك, عرف عن حالك, شغلكم, خدماتكم, وظيفتكم, وظيفتو, مهامكم, ذكاء صناعي, ذكاء اصطناعي, تابعين, بتشتغلو, تشتغلون, مركزكم, تحفظ, محادثتي, بيصرف عليكم, ento meen, =ento, مناطقكم, مواضيع, ترجعون
tr siz kimsiniz, kimsiniz, ne yapiyorsunuz, bu bot, bot, ne is, devlet, kimsin, robot, neler yapabil, chatgpt, yapay zeka, kendini tanit, seni kim, adin ne, hangi kurum, koordinat, kimlerdensin
pl kim jestes, czym sie zajmuj, co robicie, ten bot, bot, urzad miast, co potraf, rzadow, =robot, =robotem, sztuczn, przedstawcie
fa شما کی هستید, کی هستید, چه کار, ربات, بات, دولتی, تو کی هستی, چیکار میکنید, کی هستی, خودتو معرفی, خودتونو معرفی, کارتون چیه, هوش مصنوعی, خدماتتون, خدمات شما, ذخیره, چی بلدی, کی استین, کی استی, این دفتر, این ربات, این بات, ki hasti, زیر نظر, شعبه, ساحه شما
@project
de projekt, vorhaben, initiative, baum, bank, banke, beet, spielplatz, blumen, pflanz, ampel, zebrastreifen, radweg, hof, hoffest
en project, bench, tree, garden, courtyard, crosswalk, playground, bike lane, mural, plant, flower, flower bed, backyard, raised bed, yard party, book box, =shed
ru проект, скамейк, лавоч, дерев, двор, переход, площадк, клумб, цвет, велодорож, грядк, качел
uk проєкт, проект, лавк, лавоч, дерев, двор, перехід, майданчик, клумб, подвір, квіти, квітів, квітник, грядк
vi du an, ghe bang, ghe da, cai ghe, ghe ngoi, dat ghe, cay, san choi, vach qua duong, vuon, bon hoa, cay hoa, luong hoa, chau hoa, vuon hoa, trong hoa, hoa canh, san sau, tranh tuong, tiec san, trong cay, tu sach
ar مشروع, مشاريع, مقعد, شجر, حديقه, ملعب, ممر مشاه, مشروعي, ورد, زرع, مشروعنا, =بستان, البستان, زراعه, نزرع, جداريه, ترامبولين, مراجيح, زحليقه
tr proje, bank, agac, bahce, yaya gecidi, park, cicek, avlu, duvar resm, saksi, fide, tarh, kitaplik
pl projekt, lawk, lawec, drzew, ogrod, przejsc, plac zabaw, podwork, kwiat, hustaw, rabatk, grzad, klomb
fa پروژه, نیمکت, درخت, باغچه, خط عابر, حیاط, پارک, گل, زمین بازی, =طرح, طرحم, طرحمون, طرح ما, طرح ها, گلکاری, گل کاری, نهال, دیوارنگاره, سرسره
@district
any friedrichsfelde, neu lichtenberg, neulichtenberg, weitlingkiez, lichtenberg, sewanstr
ru фридрихсфельд, лихтенберг, ной лихтенберг, вайтлинг
uk фрідріхсфельд, ліхтенберг, лихтенберг, вайтлінг
ar فريدريشسفيلد, ليشتنبرغ, فريدريش, ليشتنبيرغ, نوي, لختنبرغ, ليختنبرغ, لشتنبرغ, فريدرش
fa لیشتنبرگ, فریدریش, لیختنبرگ, لشتنبرگ
@borough
any bezirk, rathaus, =bvv
en borough, district, town hall, the council, mayor, municipal
vi cho quan, len quan, quan lam, xin quan, cua quan, quan tra loi, gui quan, quan dat, ben quan, quan truong, uy ban, tren quan, quan co, quan hua, quan nhan, muon quan, de nghi quan, yeu cau quan
tr ilce, belediye
@neighbour
de nachbar, kiez, stadtteil, viertel, umgebung
en neighbour, neighbor, kiez, area, local, residents, our street, our block, our house, tenants of
ru сосед, район, киц
uk сусід, район, кіц
vi khu pho, hang xom, khu vuc, khu nay, lang gieng, ca xom, cu dan, toa nha minh
ar حاره, الحي, جيران, جار, منطقه, المنطقه, حينا, الجيران, جيراني, جارتي, جارنا, الحاره, حارتنا, شارعنا, منطقتنا, الاهالي, السكان, jiran
tr mahalle, semt, komsu, kiez, sakinler, apartman, mahalleli, bizim sokak, bizim bina
pl sasiad, dzielnic, osiedl, okolic, kiez
fa محله, همسایه, محل, منطقه, همسایگی, کوچه, ساکنین, اهالی, ناحیه, ساحه, hamsaye
@how
de wie kann, wie geht, wie mache, =wie
en how do i, how can i, how to, what do i have to do, what must i do, whats the procedure, how are, how is it done
ru =как, каким образом
uk =як, яким чином
vi the nao, lam sao, bang cach nao, cach nao, lam the nao, kieu gi, lam cach nao, phai lam gi
ar =كيف, =شلون, كيفيه, ازاي, بشلون, =kif, =keef, =shlon
tr nasil, ne yapmam, ne yapmali, ne yapacag, hangi yolla
pl =jak, w jaki sposob
fa چطور, چگونه, چجوری, چه جوری, چی رقم, چی قسم, =چطو, =chetori, =chetor
@who
de =wer, =wen, an wen
en =who, =whom, =whose
ru =кто, кому, к кому
uk =хто, кому, до кого
vi =ai, nhung ai, nguoi nao
ar =مين, لمين, =منو, =meen, =minu, من هو, من هم اعضا, من هم المحلف, من هي, من الذي
tr =kim, kime, =kimi, =kimin, =kimler, =kiminle
pl =kto, komu, kogo
fa چه کسی, به کی, کیا, کی هستند, کیا هستن
@foreigner
de auslander, staatsburger, ohne deutschen, =pass, staatsangehörig
en citizen, foreigner, non citizen, passport, refugee, asylum, residence title, residence card, migrant, duldung, nationality
ru граждан, иностран, без граждан
uk громадян, інозем, без громадян
vi nguoi nuoc ngoai, quoc tich, ti nan, nhap tich, duldung, nhap cu, chua nhap tich
ar اجنبي, جنسيه, اجانب, لاجئ, لاجئين, مهاجر
tr vatandas, yabanci, alman vatan, multeci, gocmen, iltica, duldung, oturum kart, pasaportlu
pl obywatel, obcokraj, cudzoziem
fa خارجی, تابعیت, مهاجر, پناهنده, پناهجو
@free
de kostenlos, umsonst, gratis
en free, cheap, for free, without paying, costs nothing, no money
ru бесплатн, дешев, =даром, недорог, халяв
uk безкоштовн, безплатн, дешев, недорог
vi mien phi, re, khong mat tien, khong ton tien, khoi tra tien, ton tien khong
ar مجاني, ببلاش, مجانا, رخيص, مجانيه, بالمجان, بدون فلوس, majjan
tr ucretsiz, bedava, ucuz, parasiz, ucret kes, masrafsiz
pl darmo, bezplat, =tani, tanio, =tanie, gratis, friko, niedrog
fa رایگان, مجانی, ارزان, مفتی, =مفت, بی پیسه, majani
@oos.weather
de wetter, regnet, regen, schnee, temperatur
en weather, rain, temperature, snow, forecast, thunder, =storm, sunny, umbrella, heatwave, degrees outside
ru погод, дожд, снег, температур
uk сніг, температур, =погода, =погоду, =дощ, дощу, дощі
vi thoi tiet, troi mua, co mua khong, mua bao, nhiet do, tuyet roi, giong bao, co giong, troi nang, ao am
ar طقس, مطر, درجه الحراره, بتمطر, تمطر, رح تشتي, =الجو
tr hava durumu, hava nasil, yagmur, kar yag, firtina, semsiye, gok gurl, kac derece, sicaklik, kar yagar
pl pogod, deszcz, snieg, temperatur, pogoda
fa هوا, باران, برف, اب و هوا, بارونی, برفیه, hava farda
@oos.papers
de reisepass, personalausweis, ausweis, fuhrerschein, visum, aufenthalt, aufenthaltstitel, burgeramt, standesamt, auslanderbehorde, steuererklar, steuer, ummeld, anmeldung wohn, einburger, finanzamt, kfz, elterngeld
en passport, residence permit, visa, driving licen, drivers licen, driving license, id card, register my address, anmeldung, tax, citizenship, immigration, burgeramt, permit, work permit, birth certificate, naturalis, naturaliz, blue card, family reunion, deregister, residence card renew, einburgerung, diploma recogn
ru паспорт, вид на жительств, внж, водительск, прописк, регистрац, налог, бюргерамт, гражданств, ауслендер, удостоверен, =виза, =визу, =визы, обменять права, обмен прав, права на машин, загранпаспорт, консульств, нотариус, апостил
uk паспорт, посвідк, водійськ, прописк, реєстрац, бюргерамт, громадянств, консульств, ауслендер, =віза, =візу, =візи, податок, податки, податк, права водія, нотаріус, апостил
vi ho chieu, visa, bang lai, giay phep cu tru, the cu tru, dang ky ho khau, quoc tich, burgeramt, chung minh, can cuoc, the xanh, khai sinh, giay phep lao dong, ket hon voi, ly lich tu phap, nop thue, dong thue, khai thue, so thue, ma so thue, thue thu nhap, cong nhan bang, visa don
ar جواز, جواز سفر, اقامه, فيزا, رخصه, ضريبه, دائره الاجانب, الجنسيه, هويه, شهاده ميلاد, الاقامه, ضرائب, لجوء, تصريح عمل, شوفا, السفاره, سفاره, قنصليه, اداره الهجره, عدم محكوميه
tr pasaport, oturma izni, oturum uzat, oturum izni, oturum kart, oturumum, oturum belge, vize, ehliyet, kimlik, vergi, vatandaslik, ikamet, nufus, calisma izni, dogum belge, nikah icin, aile birles, mavi kart, diploma denk, vatandasliga gec, konsolos
pl paszport, prawo jazdy, prawa jazdy, dowod osob, meldunek, zameldow, podatk, pobyt, obywatelstwo, karta pobytu, =wiza, =wize, =wizy, notariusz
fa پاسپورت, گذرنامه, ویزا, گواهینامه, اقامت, مالیات, کارت شناسایی, تابعیت, شهروندی آلمان, سفارت, کنسولگری, ویزای, مجوز کار, جواز کار, اداره مهاجرت
@oos.fun
de witz, rezept, fussball, spiel gewonnen, hertha, union, film, lied, gedicht, bundesliga, kino, hausaufgab
en joke, recipe, football, soccer, match, movie, =songs, a song, the song, poem, score, cinema, homework, grand prix, riddle, basketball tickets, horror movie, champion, netflix
ru анекдот, рецепт, футбол, матч, фильм, песн, стих, шутк, кино, реферат
uk анекдот, рецепт, футбол, матч, фільм, пісн, вірш, жарт, кіно
vi nau, cong thuc, bong da, phim, bai hat, chuyen cuoi, tran dau, ket qua tran, do vui, vo dich, ti so, truyen cuoi, xem phim, the thao
ar نكته, وصفه, طبخ, مباراه, فيلم, اغنيه, كوره, كره القدم, قصيده, شعر, حزوره, يوروفيجن, مسلسل, سينما, مهرجان البيره
tr fikra, tarif, yemek tarifi, mac, futbol, film, sarki, siir, galatasaray, fenerbahce, besiktas, saka, bilmece, sampiyon, dizi oner, mac kac, formula bir
pl przepis, dowcip, zart, mecz, pilka, film, piosenk, wiersz, =kawal, kawaly
fa جوک, دستور پخت, فوتبال, مسابقه, فیلم, اهنگ, شعر, آشپزی, بازی کنیم, چیستان, یوروویژن, سریال, جشن اکتبر
@oos.life
de arzt, apotheke, krankenhaus, zahnarzt, polizei, notruf, restaurant, pizza, flug, bahnticket, jobsuche, job finden, arbeit finden, handy, aktie, bitcoin, kryptowahr, supermarkt, bvg, partei, bundeskanzler, hauptstadt, hotelzimmer, hotel in, ein hotel, auto verkauf, auto anmeld, auto abmeld, autoversicher, mein auto
en doctor, pharmacy, hospital, dentist, police, restaurant, pizza, hotel, flight, train ticket, find a job, car, stock market, =stocks, bitcoin, crypto, supermarket, capital of, president, chancellor, dating, =gym, warehouse, dormitory, hiring, vacancies, cv for, lawyer for divorce
ru врач, аптек, больниц, стоматолог, полиц, ресторан, пицц, отель, самолет, билет, работу найти, машин, биткоин, магазин, столиц, президент, курс доллар, курс евро, курс валют
uk лікар, аптек, лікарн, стоматолог, поліц, ресторан, готель, літак, квиток, роботу, машин, біткоїн, магазин, столиц, президент, піца, піцу, курс долар, курс євро, курс валют
vi bac si, nha thuoc, benh vien, nha si, canh sat, nha hang, pizza, khach san, may bay, ve tau, viec lam, xe hoi, thu do, tong thong, bitcoin, phong gym, ky tuc xa, tuyen phu, tuyen nguoi, luat su ly hon, kiem viec
ar دكتور, طبيب, صيدليه, مستشفى, شرطه, مطعم, بيتزا, فندق, طياره, تذكره, شغل, سياره, عاصمه, رئيس, بيتكوين, وظيفه, قطار, المطار, راتب, نادي رياضي, لياقه, ايكيا, بنزين, حلاق, الجيم, عفش, مفروشه, ماراثون, سيرك
tr doktor, eczane, hastane, dis hekimi, =polis, polise, polisi, restoran, pizza, otel, ucak, bilet, is bul, araba al, arabami, araba sigorta, baskent, cumhurbask, bitcoin, dolar, kebap, doner, is ilan, bulasikci, spor salonu uye, is ariyorum, cv hazir, ise al
pl lekarz, aptek, szpital, dentyst, policj, restaurac, pizz, lot, bilet, samochod, stolic, prezydent, bitcoin, hotelu, szukam prac, praca dla, =etat, zatrudn, kurs euro, kurs zlot, kurs dolar
fa دکتر, پزشک, داروخانه, بیمارستان, پلیس, رستوران, پیتزا, هتل, پرواز, بلیط, کار پیدا, ماشین, پایتخت, رئیس جمهور, بیت کوین, دلار, قطار, فرودگاه, حقوق ماهانه, باشگاه ورزشی, بدنسازی, ایکیا, بنزین, استخدام, آرایشگاه, پمپ بنزین, اسباب کشی, کرایه ماشین, ماراتن, سوپرمارکت
@oos.insult
de idiot, arschloch, scheiss, dumm, fick, halt die, blod
en idiot, stupid, fuck, shit, asshole, dumb, suck
ru идиот, туп, сука, хрен, дебил, ты дурак, дураки, =блин
uk ідіот, дурень, дурн, тупий, курв
vi do ngu, ngu qua, ngu the, bot ngu, ngu nhu, dit, ngu ngoc, do ngoc
ar غبي, حمار, تافه, اغبياء, يا كلب, قليلين ادب
tr aptal, salak, mal, gerizekali, siktir
pl idiot, glup, kurw, debil, spier
fa احمق, خر, بیشعور, لعنتی, بی ادب, خفه شو, =نفهم
@access
de rollstuhl, barrierefrei, stufen, treppe, aufzug, fahrstuhl, kinderwagen, rollator, gehbehindert, eingang, klingel, behindert, krücken
en wheelchair, step free, stairs, steps, elevator, =lift, pram, stroller, buggy, walker, disab, entrance, doorbell, ramp, knees, walking frame, crutches, guide dog, barrier free, =cane, carry me
ru коляск, ступен, лестниц, лифт, пандус, ходунк, инвалид, подъезд, звонок в дверь, барьер, =вход, =входа, =входе, =входу, костыл, подъемник
uk коляск, візочк, сходинк, ліфт, пандус, ходунк, інвалід, вхід, підʼїзд, бар'єр, =сходи, сходах, =сходів, східц, милиц
vi xe lăn, bậc thang, cầu thang, thang máy, xe đẩy, khuyết tật, lối vào, cửa vào, bam chuong, chuong cua, bang chuong, leo bac, chong gay, cho dan duong, khung tap di, nguoi khuyet tat, tay vin
ar كرسي متحرك, درج, مصعد, اسانسير, عربه اطفال, عربايه, معاق, مدخل, اعاقه, جرس, رامبه, درجات, السلالم, كرسي كهربا, عكاز, كفيف
tr tekerlekli, merdiven, asansör, bebek arabası, engelli, giriş, rampa, basamak, zil, yürüteç, koltuk degne, kilavuz kopek, yuruyemi, engelliye uygun, dizlerim
pl wózk, wózek, winda, windę, niepełnospr, wejście, podjazd, balkonik, dzwonek, domofon, schody, schodach, schodow, schodami, =windy, =winde, =kulach
fa ویلچر, پله, آسانسور, کالسکه, معلول, ورودی, رمپ, زنگ در, واکر, زینه, =لفت, =عصا, نابینا
@travel
de haltestelle, s bahn, u bahn, straßenbahn, tram, parkplatz, parken, weg beschreib, zu fuß, fahrrad abstell, welche linie, aussteigen, anfahrt, hinkomm, route
en which stop, get off, parking, park my car, by tram, by bus, by bike, on foot, route, which line, train station, how far, directions, satnav, underground, subway, navigation, =tram, s bahn, u bahn, walk from
ru остановк, трамва, автобус, метро, электричк, парковк, припарков, пешком, доехать, добрат, как пройти, дойти, маршрут
uk зупинк, трамва, автобус, метро, електричк, паркув, пішки, доїхати, дістатис, пройти, дійти, маршрут
vi tram xe, tram nao, tram dung, xuong tram, tram xe buyt, ben xe, ben tram, ben bus, xe buýt, tàu điện, đỗ xe, đậu xe, đi bộ, đường đi, đi tàu, chỉ đường, ga ngam, cuoc bo, gui xe, cho dau, xuong ga, lai xe, cho de xe
ar محطه, ترام, باص, مترو, موقف, صفه سياره, مشي, طريق, اوصل لعندكم, انزل, تكسي, مواصلات, صف سيارتي, توصلني
tr durak, tramvay, otobüs, metro, park yeri, otopark, yürüyerek, yol tarifi, hangi hat, inmem, gelirim, yaya, kac dakika, s bahn, u bahn, navigasyon, araba birak
pl przystan, tramwaj, autobus, metro, parking, zaparkow, pieszo, dojazd, dojść, dojad, trafić, trafię, wysią
fa ایستگاه, تراموا, اتوبوس, مترو, پارکینگ, پارک کنم, پیاده, مسیر, برسم, پیاده شوم, پیاده بشم, تاکسی, پیاده شدم
@holiday
de feiertag, ferien, urlaub, weihnacht, ostern, silvester, pfingsten, himmelfahrt, sommerpause, betriebsferien, zwischen den jahren
en holiday, vacation, christmas, easter, new year, ascension, summer break, pentecost, whit monday, may day, bank holiday, school break, reformation day, half term, day off
ru праздник, каникул, отпуск, рождеств, пасх, новый год, новогодн, майск, летний перерыв
uk свят, канікул, відпустк, різдв, великд, новий рік, новорічн, травнев, літня перерва
vi ngày lễ, nghỉ lễ, nghỉ hè, giáng sinh, noel, phục sinh, năm mới, nghỉ tết, nghi hoc, ngay cai cach, brueckentag, nghi phep
ar عطله, الاجازه, اجازه صيف, =اجازتكم, كريسماس, عيد الفصح, راس السنه, عيد الميلاد, الاعياد, رمضان, العيد, عيد الاضحى, عيد الفطر, العطله, اضراب
tr tatil, bayram, noel, yılbaşı, paskalya, yaz arası, resmi tatil, ramazan, arife, reform gunu, yaz izni, uzun hafta sonu, sene sonu
pl święta, święto, wakacj, urlop, wielkanoc, boże narodz, sylwest, nowy rok, majówk, ferie, =swiat, swieta, swiateczn
fa تعطیلات, کریسمس, عید پاک, سال نو, نوروز, تعطیل رسمی, مرخصی, عید, رخصتی, عید قربان, پل تعطیلات
@select
de ausgewählt, gewählt, auslos, losverfahren, zusammengesetzt, besteht aus, wie viele mitglieder, wie viele leute, wer sitzt, amtszeit, mehrheit, stimmberecht, befangen, unabhängig, kriterien
en chosen, elected, drawn, lottery, selected, made up, how many members, how many people, who sits, majority, criteria, independent, serve on, term of, by lot, appointed, made up of, composed, background, behind closed doors, powers, raise their hand
ru выбирают, избира, жереб, состоит, состав, сколько человек, сколько членов, большинств, критери, независим, отбира
uk обирають, обира, жереб, складається, скільки людей, скільки членів, більшіст, критері, незалежн, відбира, =склад, у складі, складі журі
vi được chọn, bầu ra, bốc thăm, gồm những ai, gồm ai, bao nhiêu người, bao nhiêu thành viên, qua da so, da so phieu, tiêu chí, ai ngồi, chi dinh, thuoc do, gio tay, gom may nguoi, quyen to, kin hay
ar يختارون, بيختاروا, ينتخب, قرعه, تتكون, تتالف, كم عضو, كم شخص, اغلبيه, معايير, مستقل, الاغلبيه, منتخبون, انتخبهم, اختارهم, معيار, تعادلت, معينون
tr seçil, seçiliyor, kura, kimlerden olus, kimlerden oluşuyor, kaç kişi, kaç üye, çoğunluk, kriter, bağımsız, kimler var, olcut, oy coklug, atiyor, belirlen, el kalk, yetki, terazi
pl wybiera, wybran, losow, składa się, kto zasiada, ilu członk, ile osób, większość, kryteri, niezależn, skład
fa انتخاب می, انتخاب میشن, قرعه, تشکیل شده, چند نفر, چند عضو, اکثریت, معیار, مستقل, اعضا, معیارشون, انتخاب کرده, قرعه کشی, رای ها مساوی, رأی‌ها مساوی, ترکیب اعضا
@quit
de aussteigen, austreten, aufhören, kündigen mitglied, abmelden, zurückziehen, absagen, verschieb, stornier, umbuchen, umlegen
en leave the, =quit, quitting, step down, resign, cancel, reschedule, postpone, withdraw, move my app, unsubscribe, call off, back out, drop out, stop again, shift our, call it off
ru выйти из, отказаться, отменить, перенест, перенос, отозвать, уйти из, отпис
uk вийти з, відмовит, скасув, перенест, відкликат, піти з, відпис
vi rút khỏi, hủy, bi hoan, hoan hen, hoan buoi, tam hoan, hoan lai den, doi lich, doi hen, doi buoi, doi ngay, rút lại, nghỉ làm, rut ra, bo gium, rut duoc, lui lai, doi sang, khong toi duoc
ar انسحب, الغي, الغاء, تاجيل, اجل, اترك, انسحاب, غير الموعد, الغيلي, ناجل, تاجلت, شيلو اسمي, تحويل موعد, يوم تاني, غير يوم
tr ayrıl, iptal, ertele, vazgeç, çekil, başka güne, değiştirmek, oteley, kaydir, birakabil, gelemeyeceg, gelemedi, silin
pl zrezygn, odwoł, przełoż, przesun, wycof, odejść, anulow, wypis
fa لغو, کنسل, عقب بند, انصراف, جابجا, تغییر بدم, جابه جا, عوض کنید, منتقل کن, روز دیگر, دیگه روز
@online
de online, website, webseite, internet, link, app, homepage, herunterlad, download, per mail, portal, pdf, digital
en online, website, web page, link, =app, download, portal, pdf, by email, internet, upload, homepage, digitally, scan
ru онлайн, сайт, интернет, ссылк, скачат, портал, приложени, электронн, пдф
uk онлайн, сайт, інтернет, посилан, скачат, завантаж, портал, застосун, електронн
vi online, trang web, tren mang, qua mang, trang mang, mang internet, link, tải về, tai don, tai xuong, tai formular, tai form, ứng dụng, qua mail, trực tuyến, up ho so, ban scan
ar اونلاين, موقعكم, موقع الكتروني, انترنت, رابط, تنزيل, تحميل, الكتروني, لينك, تطبيق, عالنت, بالنت, الموقع, سايت
tr internetten, online, site, sitesi, link, indir, uygulama, portal, çevrimiçi, yukle, e posta, taran
pl online, stron, internet, link, pobra, ściągn, portal, aplikacj, elektronicz, przez net
fa آنلاین, سایت, اینترنت, لینک, دانلود, اینترنتی, اپلیکیشن, وبسایت, وب سایت, بارگذاری
@document
de unterlagen, kostenplan, finanzplan, angebot einhol, foto, anlage, anhang, unterschr, kopie, nachreich, beifüg, beileg, mitbringen, seiten, ausdruck
en documents, cost plan, budget plan, quote, photo, attach, signature, sign it, copy, copies, bring along, bring with, pages, print, enclose, appendix, estimate, sample, template, draft, handwritten, by hand
ru документ, смет, план расход, фото, прилож, подпис, приложит, принести с собой, страниц, распечат, бумаг, =копии, =копию, =копия, ксерокс
uk документ, кошторис, план витрат, фото, додат, підпис, принести з собою, сторін, роздрук, папер, =копії, =копію, =копія, ксерокс
vi giấy tờ gì, dự toán, kế hoạch chi, anh chup, hinh anh, kem anh, chup anh, them anh, chữ ký, ký tên, bản sao, mang theo, mấy trang, in ra, hồ sơ, dinh kem, kem giay, bao gia, ban nhap, viet tay, du an mau, mau bao cao
ar وثائق, مستندات, خطه ماليه, صور, توقيع, نسخه, مرفق, اجيب معي, صفحات, اطبع, طباعه, اوراق, مستند, عروض اسعار, الملف, ملفات, نسخ
tr belge, evrak, maliyet plan, fotoğraf, imza, kopya, yanımda, getirmem, sayfa, çıktısı, çıktı al, teklif al, ek belge, fiyat teklif, taslak, numune, ornek, el yazi, asillari
pl dokument, kosztorys, plan koszt, zdjęci, podpis, załącz, przynieść, wydruk, =kopie, =kopii, =kopia, ksero, ile stron, stron ma
fa مدارک, برآورد هزینه, عکس, امضا, کپی, پیوست, همراه بیارم, صفحه, پرینت, اسناد, ضمیمه, فایل, پیش نویس
@minor
de minderjährig, jahre alt, ab welchem alter, mindestalter, altersgrenze, ich bin 1, schüler, jugendlich, zu jung, zu alt
en years old, how old, minimum age, age limit, underage, student, too young, too old, teenager, under 18, year old, teens, =teen, too little to
ru лет, возраст, несовершеннолет, школьник, подрост, слишком молод, сколько лет
uk років, вік, неповнолітн, школяр, підліт, скільки років
vi tuổi, độ tuổi, vị thành niên, học sinh, tre duoi, tuoi teen, lop 8, lop 9
ar عمري, العمر, سنه عمر, قاصر, طالب, سنين, عمره, عمرها, عمرنا, اي عمر
tr yaşında, yaş sınırı, kaç yaş, reşit, öğrenci, yaşım, =lise, liseli, ergen, on yedi, on alti, on bes, kac yasinda
pl lat, niepełnoletni, uczeń, uczni, ile lat, młodzież, =wiek, =wieku
fa سالمه, ساله, سن, زیر سن, دانش آموز, چند سال, چند سالگی, سن و سال, =salame
@member.of
de mitglied, vorstand, ehrenamtlich dabei, amtszeit, sitz in der
en seat, membership, panel, board, candidate, apply for the jury, vacancy on, councillor, on the committee, on the jury
ru член, место в, кандидат
uk член, місце в, кандидат
vi thành viên, mot ghe, cho ngoi trong, ứng viên, ghe trong, trong hoi dong, trong ban
ar عضو, مقعد في, مرشح
tr üye, aday, kurul, koltuk, uyelig, masada yer, mecliste
pl człon, miejsc w, kandyd
fa عضو, کاندید, هیئت
@assist
de hilfe, hilft, helfen, helft, unterstützung, unterstützt, beistand, begleit
en help me, helps, assist, support with, somebody help, someone help, accompany, hold my hand, lend a hand, come along, sits down, sit down with, go through it, with me
ru помоги, помощь, помож, подскаж, сопровожд, поддержк
uk допоможі, допомож, допомог, підкаж, супров, підтримк
vi giúp, hỗ trợ, đi cùng, chỉ giúp, gium, giup voi, ngoi cung, cung toi, di theo, nho ai
ar ساعد, مساعده, يساعد, بتساعد, ترافق, عون, تساعدوني, مرافقه, يساعدني
tr yardım, yardımcı, destek, eşlik, el atsin, elimden tut, benimle, birlikte bak, yol goster, omuz ver
pl pomoc, pomóc, pomóż, pomoż, wsparci, towarzysz
fa کمک, کمکم, راهنمایی, همراهی, رهنمایی, komak
@form
de formular, antrag ausfüll, papiere, schreiben vom, post vom, brief, schreib, verstehe ich nicht, behördendeutsch, übersetzen
en letter, official, paperwork, fill out, forms, papers, officialese, authorities, envelope, my post, my mail, unopened mail, wording, read my, read it to me
ru письмо, бумаг, заполнит, бланк, официальн, чиновн, =форма, =форму, =форме, =формы, формуляр, конверт
uk папер, заповнит, бланк, офіційн, чиновн, =лист, =листа, =листи, =листів, =листом, =форма, =форму, =форми, формуляр, конверт
vi la thu, buc thu, nhan thu, doc thu, thu cua, thu nay, thu tu co quan, giấy tờ, dien don, dien to, dien giay, dien form, dien mau, giup dien, dien ho, dien sai, đơn từ, công văn, mẫu giấy, phong bi, nhieu thu, chu kho, giay nay
ar رساله, مكتوب, اوراق, تعبايه, استماره, ورقه, الورقه, =ورق, الورق, فورمولار
tr mektup, kağıt, form, doldur, resmi yazı, yazı geldi, zarf, postami, gelen posta, postam, evrak, yazisma, resmi dil, okutacak
pl pismo, pisma, papier, formular, wypełni, urzędow, =list, =listu, =listy, =listow, =listem, =liscie, kopert
fa نامه, کاغذ, فرم, پر کردن, اداری, فورم, ورقه, مکتوب
@works
de arbeitet, zuständig, aufgabe, träger, finanziert euch, gehört zu, verein, leitet, chef, team, einzugsgebiet, unabhängig, datenschutz, speichert
en responsible, run by, funded, who runs, your job, your role, team, organisation, organization, the council, privacy, my data, data protection, personal data, data stored, stored, your area, cover, belong to, catchment, storing, saved, delete, employee of, charity, pass it on to
ru отвеча, ответствен, финансир, организаци, команда, руковод, начальник, ваша задач, данные, персональн
uk відповіда, відповідальн, фінансу, організаці, команда, керує, начальник, ваше завдан, персональн, =дані, =даних, персональн даних
vi phụ trách, nhiệm vụ, tổ chức, ai trả lương, ai điều hành, doi ngu, trong doi, doi cua cac ban, dữ liệu, riêng tư, dieu phoi, luu lai, xoa, quan ly, tu nhan, thuoc quan, co quan nao
ar مسؤول, مهمه, منظمه, مين بيمول, مدير, فريق, بيانات, خصوصيه
tr sorumlu, görev, kurum, kim yönet, finanse, ekip, müdür, verilerim, kisisel veri, verimi, gizlilik, sakla, koordinat, patron, vakif, size bagli, silebil, kaydedil
pl odpowiedzial, zadani, organizacj, kto finansuj, kto prowadzi, zespół, kierow, dane, prywatn
fa مسئول, وظیفه, سازمان, مدیر, تیم, اطلاعات شخصی, حریم, بودجه شما
@traffic
de ampel, zebrastreifen, tempo 30, radweg, poller, laterne, beleuchtung, gehweg, schlagloch, schulweg, mülleimer, papierkorb, toilette, trinkbrunnen, tischtennis, sitzbank, parkbank
en traffic light, zebra crossing, zebra stripe, crossing, speed, bike path, street light, lamp, pavement, pothole, dustbin, toilet, drinking fountain, table tennis, bench, bollard, =loo, swing, speed bump, shade, bus stop, shelter, kerb, curb, rubbish bin, drinking tap, mirror, underpass, cycle path
ru светофор, лежач, велодорож, фонар, освещ, тротуар, яма, урн, туалет, скамей, лавоч, теннис, =зебра, =зебру, =зебры, зебрашт
uk світлофор, лежач, велодоріж, ліхтар, освітл, тротуар, яма, смітник, туалет, лавк, лавоч, теніс, =зебра, =зебру, =зебри, зебрашт
vi đèn giao thông, vạch qua đường, đèn đường, vỉa hè, ổ gà, thùng rác, nhà vệ sinh, ghế đá, bóng bàn, đường xe đạp, go giam toc, xich du, guong cau, voi nuoc, mai che, bong mat, tram xe, ham chui, gach lat, may tap, cay xanh
ar اشاره مرور, اشاره ضوئيه, ممر مشاه, اناره, مصابيح, رصيف, حفره, سله زباله, تواليت, حمام عام, مقعد, مقاعد, بنك خشب, مطب, =ضو, كنبه, حاويه, حاويات, مظله, زحليقه, سلال, رامبه, =ممر, مرحاض, نافوره
tr trafik ışığı, yaya geçidi, sokak lambası, ışıklandırma, kaldırım, çukur, çöp kutusu, tuvalet, bank, bisiklet yolu, masa tenisi, salincak, ayna, cesme, hiz kes, kasis, golge, tente, lamba, tumsek, alt gecit, spor alet, kaykay
pl światł, sygnalizac, przejści, latarn, oświetl, chodnik, dziur, kosz na śmieci, toalet, ławk, ścieżk rower, stół do pingponga
fa چراغ راهنما, خط عابر, چراغ خیابان, روشنایی, پیاده رو, چاله, سطل زباله, سطل آشغال, دستشویی, نیمکت, مسیر دوچرخه, سرعت گیر, سرعتگیر, سایه بان, سایه بون, چراغ, آب خوری, پل عابر, چوکی, سرسره
@waiting
de warte, noch nichts gehört, keine antwort, keine rückmeldung, seit wochen, seit monaten, letztes jahr, immer noch, eingereicht, eingegangen, umsetzung, gebaut, baubeginn, funkstille, beschluss
en waiting, still no, no reply, havent heard, have not heard, heard nothing, weeks ago, months ago, last year, submitted, implemented, built, years ago, silence, never heard, no response, not a word, promised, handed in, sent in, i asked for, still not, ignored, for ages, since spring, since autumn, half a year
ru жду, до сих пор, тишина, нет ответа, прошлом году, месяц назад, недели назад, год назад, отправил, подавал, подали, построят, реализу, ответа нет, молчит, молчат, ни слова
uk чекаю, досі, тиша, немає відповіді, минулого року, місяць тому, тижні тому, рік тому, подавал, подали, збудують, реалізу, відповіді нема, мовчить, мовчат, ні слова
vi cho mai, cho lau, dang cho, cho ket qua, van cho, cho doi, cho hoai, vẫn chưa, chưa thấy, năm ngoái, tháng trước, tuần trước, đã gửi, im lặng, chưa nghe, bao giờ làm, thực hiện, im re, bat tam, hoi am, da nop, hua, mai khong, lau qua, muoi thang, hai nam truoc, hoi xuan, hoi he
ar ناطر, انتظر, لحد الان, ما في رد, السنه الماضيه, من شهر, من اسبوع, قدمت, قدمنا, بعتنا, تنفيذ, السنه اللي فاتت, ناطرين, صارلي, صارلنا, من سنه, قبل سنه, العام الماضي, بعتت, ارسلت, ما رد, محد جاوب, سكوت, تاخر الجواب, لهلق, لحد هلق
tr bekliyor, hala, cevap gelmedi, ses yok, geçen yıl, geçen sene, haftalar önce, aylar önce, vermiştik, göndermiştim, uygulan, yapılacak mı, tis yok, ses seda, unutul, soz ver, haber yok, bildirmistik, yazmistik, istemistik, on ay, iki sene once, gecen yaz, suresi dolmus
pl czekam, wciąż, nadal, cisza, brak odpowiedzi, zeszłym roku, miesiąc temu, tygodni temu, rok temu, złożył, wysłał, realizac, zbuduj, milcz
fa منتظر, هنوز, خبری نشد, جوابی, پارسال, سال گذشته, ماه پیش, هفته پیش, فرستادم, داده بودم, اجرا, ماهه, سال پیش, داده بودیم, خواسته بودیم, جواب نیومد, بی جواب, فراموش کرد
@oos.health
de zahnarzt, hausarzt, kinderarzt, frauenarzt, arzttermin, krankenkasse, apotheke, impf, kopfschmerz, fieber, tablette, therapeut, krankschreib, allergie, schmerz, abnehmen, pflegegrad
en dentist, doctor, pharmacy, vaccin, headache, fever, pills, therapist, sick note, insurance, allergy, pain, lose weight, prescription, gp, midwife, midwives, =vet, muscle, =flea, clinic, tooth
ru врач, стоматолог, зубн, педиатр, гинеколог, прививк, щеплен, головн бол, болит, температур, таблет, психотерап, больничн, страховк, аллерг, похуде, лекарств
uk лікар, стоматолог, зубн, педіатр, гінеколог, щеплен, голова болить, болить, температур, таблет, психотерап, лікарнян, страховк, алерг, схудн, ліки
vi bác sĩ, nha sĩ, đau đầu, đau răng, tiêm chủng, tiêm phòng, sốt, uong thuoc, thuoc gi, hieu thuoc, mua thuoc, bảo hiểm, dị ứng, giảm cân, khám bệnh, bệnh viện, ba do, phong kham, thu y, chich ngua, nho rang, bo chet
ar طبيب, دكتور, اسنان, صيدليه, تطعيم, لقاح, وجع راس, حراره, دواء, تامين صحي, حساسيه, تنحيف, رجيم, مرض, عيون, دكتوره, نسائيه, كورونا, ليزر, شامبو
tr diş, doktor, eczane, aşı, baş ağrısı, ateşi, hap, psikolog, rapor al, sigorta, alerji, kilo ver, hastane, ilaç, muayene, veteriner, agri, psikoterap, ebe liste, pire, midem
pl dentyst, lekarz, pediatr, ginekolog, aptek, szczepi, ból głowy, boli, gorączk, tabletk, psycholog, zwolnieni lekarsk, ubezpieczen, alergi, schudn, leki
fa دندان, پزشک, دکتر, داروخانه, واکسن, سردرد, تب, قرص, روانشناس, بیمه, حساسیت, لاغر, دارو, متخصص, چشم پزشک, کرونا, لیزر, شامپو
@oos.school
de kitaplatz, kitagutschein, schule anmeld, einschul, grundschule, gymnasium, hausaufgab, mathe, nachhilfe, studium, universität, abitur, ausbildung, integrationskurs, sprachkurs, deutschkurs, prüfung, volkshochschule, zeugnis
en school place, enrol, primary school, homework, maths, tutor, university, degree, apprenticeship, integration course, language course, german course, exam, kindergarten place, daycare, childminder, swimming course, driving theory, schulamt, kita place, degree recog
ru школ, детский сад, садик, уроки, математик, репетитор, университет, экзамен, курс немецк, интеграционн, учеб, домашн задан, диплом
uk школ, дитячий сад, садочок, садок, уроки, математик, репетитор, університет, екзамен, іспит, курс німецьк, інтеграційн, домашн завдан, диплом
vi trường học, mẫu giáo, bài tập, mon toan, bai toan, giai toan, hoc toan, gia sư, đại học, kỳ thi, khóa học tiếng, học tiếng, lớp một, nhập học, bao mau, lop boi, cho kita, bang dai hoc, schulamt, thi ly thuyet, ly thuyet lai xe
ar روضه, حضانه, واجب, رياضيات, دروس, جامعه, امتحان, كورس, دوره لغه, تسجيل ابني, شهاده, اوسبيلدونغ, ماجستير, منحه دراسيه, مدرس خصوصي, تدريب مهني, تسجيل بالمدرسه, مدرسه اخرى, الروضه
tr okul kayd, okul değiş, okula yaz, ilkokul, okul yeri, kreş, anaokulu, ödev, matematik, özel ders, üniversite, sınav, kurs, entegrasyon kurs, dil kursu, diploma, bakici anne, yuzme kursu, kita yeri, schulamt, kres lazim, teori sinav
pl szkoł, przedszkol, żłobek, prac domow, matematyk, korepetyc, uniwersytet, studia, egzamin, kurs niemiec, kurs integrac, świadectw, dyplom
fa مهدکودک, کودکستان, تکالیف مدرسه, تکالیف درسی, ریاضیات, درس ریاضی, خصوصی ریاضی, تدریس, دانشگاه, امتحان, کلاس زبان, کورس زبان, دیپلم, مدرک, کارآموزی, فوق لیسانس, بورسیه, کمک هزینه تحصیلی, معلم خصوصی, ثبت نام مدرسه, مدرسه ابتدایی
@oos.tech
de handy, iphone, samsung, laptop, computer, wlan, router, passwort, drucker, python, programmier, chatgpt, netflix, whatsapp installier, windows, virus, akku, playstation, gta
en iphone, samsung, laptop, computer, wifi, router, password, printer, python, programming, programmer, chatgpt, netflix, windows, battery, playstation, code in, javascript
ru айфон, телефон купить, ноутбук, компьют, вайфай, роутер, пароль, принтер, програмир, питон, нетфликс, виндовс, вирус, зарядк
uk айфон, ноутбук, комп'ют, вайфай, роутер, пароль, принтер, програмув, пітон, нетфлікс, віндовс, вірус, зарядк
vi iphone, máy tính, laptop, wifi, mật khẩu, máy in, lập trình, netflix, điện thoại nào, pin
ar ايفون, لابتوب, كمبيوتر, واي فاي, راوتر, كلمه السر, طابعه, برمجه, نتفليكس, موبايل جديد, شاحن, شاشه, سيرفر, ماينكرافت, باسورد
tr iphone, bilgisayar, laptop, wifi, modem, şifre, yazıcı, programlama, netflix, telefon al, virüs, şarj
pl iphone, laptop, komputer, wifi, router, hasł, drukark, programow, netflix, jaki telefon, wirus, bateri
fa آیفون, لپ تاپ, کامپیوتر, وای فای, مودم, رمز, پرینتر, برنامه نویسی, نتفلیکس, گوشی بخرم, شارژ, سرور, ماینکرفت, صفحه گوشی, پسورد
@oos.love
de liebe dich, heirat, single, trenn, freundin, verliebt, scheidung, betrügt, date mit, ausgehen, horoskop, sternzeichen, traum
en love you, marry, single, break up, girlfriend, boyfriend, divorce, cheat, tinder, horoscope, zodiac, dream
ru люблю тебя, замуж, жениться, расст, девушк, развод, изменя, гороскоп, знак зодиак, приснил, одинок, =парень, =парня
uk люблю тебе, заміж, одружит, розлуч, дівчин, хлопець, зраджу, гороскоп, знак зодіак, наснил, самотн
vi yêu em, yêu anh, kết hôn, chia tay, bạn gái, bạn trai, ly hôn, ngoại tình, tử vi, boi toan, xem boi, boi tinh, coi boi, giấc mơ
ar بحبك, احبك, زواج, اتزوج, طلاق, حبيب, ابراج, برج, خيانه, منام, حلم
tr seni seviyorum, evlen, boşan, sevgili, ayrıl, aldat, burç, fal, rüya, aşk
pl kocham, ślub, rozwód, dziewczyn, chłopak, zdradza, horoskop, randk, znak zodiaku, sen o, żona
fa دوستت دارم, ازدواج, طلاق, دوست دختر, دوست پسر, خیانت, فال, طالع, خواب دیدم, عشق
@oos.spam
de verkaufe, gratis iphone, hier klicken, gewinnspiel, kredit ohne, geld verdienen, casino, investier, aktien, winterreifen, zu verschenken, kaufe
en selling, click here, winner, earn money, casino, invest, shares, crypto, loan, for sale, buy now, promo
ru продам, куплю, заработ, казино, инвест, акци, кредит, жми, кликай, ставки, криптовалют
uk продам, куплю, заробіт, заробля, казино, інвест, акці, кредит, тисни, ставки, криптовалют
vi ban iphone, can ban, ban lai, ban gap, ban hang online, kiếm tiền, cá cược, casino, đầu tư, cổ phiếu, vay tiền, bấm vào, khuyến mãi, trúng thưởng
ar للبيع, ربح, اربح, كازينو, استثمار, اسهم, قرض, اضغط هنا, بيع, عمله رقميه, ابيع, اضغط, بتربح
tr satılık, satıyorum, para kazan, kumar, yatırım, hisse, kredi, tıkla, bahis, kripto
pl sprzedam, kupię, zarob, zarabia, kasyno, inwest, akcje, kredyt, kliknij, zakłady, krypto
fa فروشی, میفروشم, درآمد, کازینو, سرمایه گذاری, سهام, وام, کلیک, شرط بندی, ارز دیجیتال, میفروش, سرمایه گذاری کن
@oos.politics
de bundestag, bundeskanzler, regierung, minister, partei, politiker, briefwahl, wahllokal, abgeordnet, bundeshaushalt, afd, trump, krieg, putin
en parliament, government is, minister, party should, politician, polling station, federal, trump, putin, war in, election, mayor of pankow, european election, general election
ru бундестаг, правительств, министр, политик, выборы, канцлер, путин, войн, федеральн, партия, партию, партии, =трамп, =трампа
uk бундестаг, уряд, міністр, політик, вибори, канцлер, путін, війн, федеральн, партія, партії, партію, =трамп, =трампа
vi quốc hội, chính phủ, bộ trưởng, dang phai, dang nao, chinh dang, dang cam quyen, bầu cử, chiến tranh, tổng thống, thủ tướng, bau cu chau au, chinh tri
ar برلمان, حكومه, وزير, حزب, سياسي, انتخابات, حرب, رئيس, =جيش, للجيش, وزاره
tr meclis, hükümet, bakan, =parti, partisi, partiler, hangi parti, siyaset, seçim, savaş, erdoğan, cumhurbaşkan, avrupa secim, belediye baskani kim, milletvekil
pl sejm, rząd, minister, polity, wybory, wojn, prezydent, bundestag, kanclerz, =partia, =partie, =partii
fa دولت, وزیر, حزب, سیاست, انتخابات, جنگ, رئیس جمهور, مجلس نمایندگان, بوندستاگ, وزارت
@oos.knowledge
de hauptstadt, einwohner, wer hat erfunden, wie hoch ist, wie weit ist, planet, mars, wurzel aus, gleichung, mal rechnen, berechne, geschichte von, in welchem jahr
en capital of, population, who invented, how tall, how far is, planet, mars, square root, equation, calculate, times, in which year, who wrote
ru столиц, население, кто изобрел, высота, планет, корень из, уравнен, посчита, сколько будет, в каком году, =марс, =марсе
uk столиц, населення, хто винайшов, висота, планет, корінь з, рівнян, порахуй, скільки буде, якому році, =марс, =марсі
vi thủ đô, dân số, ai phát minh, cao bao nhiêu, hành tinh, căn bậc, phương trình, tính giúp, phep nhan, nhan voi may, năm nào
ar عاصمه, مين اخترع, من اخترع, كوكب, معادله, جذر, احسب, ضرب, اي سنه, عدد سكان, عدد السكان, كم عمر, ليش السما
tr başkent, nüfus, kim icat, kim buldu, gezegen, denklem, karekök, hesapla, kere, hangi yıl
pl stolic, ludność, kto wynalazł, wysok, planet, pierwiastek, równani, oblicz, w którym roku, =mars, =marsie
fa پایتخت, جمعیت آلمان, جمعیت ایران, جمعیت برلین, جمعیت چین, چه کسی اختراع, کی اختراع, سیاره زمین, سیاره مریخ, معادله, جذر, حساب کن, ضربدر, چه سالی, چرا آسمون, قدش چقدر, چقدر قد
@oos.food
de rezept, kochen, backen, kuchen, suppe, döner, restaurant, bestellen, liefer, essen gehen, kalorien, hunger
en recipe, cook, bake, cake, soup, kebab, restaurant, order food, deliver, takeaway, calories, hungry, pumpkin, pizzeria, bakery
ru рецепт, сварить, приготов, испечь, пирог, суп, борщ, ресторан, шаурм, доставк, калори, перекусит
uk рецепт, зварити, приготу, спекти, пиріг, суп, борщ, ресторан, шаурм, доставк, калорі, поїсти
vi công thức, nấu, nau pho, pho bo, pho ga, quan pho, an pho, lam banh, nuong banh, banh mi, nhà hàng, quán ăn, đặt đồ ăn, giao hàng, mon an, mon ngon, mon viet, bun bo, bun cha, nuong, quan nhau
ar وصفه, طبخ, اطبخ, كبسه, مطعم, شاورما, توصيل, اكل, كيك, حلويات, كالوري, تبوله, طريقه عمل, طريقه تحضير
tr tarif, pişir, yemek, çorba, börek, lokanta, restoran, döner, sipariş, kek, lahmacun, kebap, firinda
pl przepis, ugotow, upiec, ciasto, zupa, rosół, pierog, restaurac, kebab, dostaw, kalori
fa دستور پخت, بپزم, پختن, کیک, سوپ, رستوران, کباب, سفارش غذا, غذا, کالری, طرز تهیه, خورشت
@oos.elsewhere
de neukölln, kreuzberg, pankow, marzahn, hellersdorf, köpenick, spandau, wedding, hohenschönhausen, charlottenburg, schöneberg, hamburg, münchen, potsdam
any neukolln, kreuzberg, pankow, marzahn, hellersdorf, kopenick, spandau, hohenschonhausen, charlottenburg, schoneberg, tempelhof, reinickendorf, potsdam, hamburg
ru нойкельн, нойкёльн, кройцберг, панков, марцан, хеллерсдорф, кепеник, шпандау, хоэншёнхаузен, потсдам
uk нойкельн, кройцберг, панков, марцан, гелерсдорф, хеллерсдорф, кепенік, шпандау, потсдам
ar نويكولن, كروتسبرغ, بانكوف, مارتسان, شبانداو, كوبنيك, هيلرسدورف
fa نویکلن, کرویتسبرگ, پانکو, مارتسان, اشپانداو, هلرزدورف
@oos.city
de müllabfuhr, sperrmüll, bsr, fundbüro, schwimmhalle, schwimmbad, bibliothek, tierpark, zoo, finanzamt, bürgeramt, standesamt, jugendamt, ordnungsamt, parkausweis, knöllchen, bvg, deutschlandticket, ummeld, anmelden wohnsitz, gewerbe, hundesteuer, rundfunkbeitrag, polizei
en bin collection, bulky waste, lost property, swimming pool, library, zoo, tax office, registry office, parking permit, parking ticket, train ticket, register my address, licence fee, dog tax, police station, driveway, =tow, strike, last train, lost my, wallet, recycling, landline contract, abmeld, gez, bsr, berlinpass, old paint
ru вывоз мусор, бюро находок, бассейн, библиотек, зоопарк, налоговая, загс, парковочн, штраф, билет, прописк, анмельдунг, радио налог, собак
uk вивіз сміт, бюро знахідок, басейн, бібліотек, зоопарк, податков, рацс, загс, паркувальн, штраф, квиток, прописк, анмельдунг, собак
vi đổ rác, đồ thất lạc, hồ bơi, bể bơi, thư viện, sở thú, sở thuế, bưu điện, vé phạt, vé tháng, đăng ký tạm trú, nuoi cho, con cho, thue cho, dat cho di dao, rac cong kenh, xe keo, nhat duoc, lam roi, chuyen cuoi, dinh cong, the dau xe, berlinpass, son cu
ar جمع النفايات, مفقودات, مسبح, مكتبه عامه, حديقه حيوان, دائره الضرائب, مخالفه, تذكره, تسجيل السكن, سباحه, كرت المكتبه, كارت المكتبه, البوسطه, جمارك, المحكمه, ضريبه الكلب, ضريبه كلب, ترام معطل, دائره الهجره, فحص السياره, امتحان القياده, محطه بنزين
tr çöp toplama, kayıp eşya, yüzme havuzu, havuz, kütüphane, hayvanat bahçesi, vergi dairesi, nikah, park cezası, bilet, ikamet kaydı, anmeldung, köpek, iri cop, cekici, cuzdan, grev, son tren, hat sozlesme, park karti, berlinpass, eski boya
pl wywóz śmieci, gabaryt, biuro rzeczy znalezionych, basen, bibliotek, zoo, urząd skarbowy, urząd stanu, mandat, bilet, zameldow, abonament, pies
fa جمع آوری زباله, اشیای گمشده, استخر, کتابخانه, باغ وحش, اداره مالیات, جریمه, بلیط, ثبت آدرس, سگ, شنا, کارت کتابخانه, پستخانه, گمرک, دادگاه, مالیات سگ, معاینه فنی, اداره خارجی ها, جریمه رانندگی
@alarm
de brennt, feuer, krankenwagen, notarzt, rettung, atmet nicht, bewusstlos, blutet, verletzt, messer, schlägt mich, bedroht, verfolgt mich, einbrech, gas riech, rauch, unfall, herzinfarkt, schlaganfall, umbringen, nicht mehr leben, erstickt, ohnmächtig
en fire, burning, ambulance, breath, unconscious, bleeding, blood, injured, knife, =gun, attack, following me, breaking in, smell of gas, smoke, crash, heart attack, stroke, suicide, end my life, choking, screaming, stabbed, drowning, overdose, collapsed, flames, robbed, beats me, hits me
ru пожар, горит, скорую, не дышит, без сознан, кровь, ранен, бьет, напал, ломится, газом, дым, авари, инфаркт, инсульт, задыха, тонет, сбила, душит, упал и, ножом, с ножом
uk пожеж, горить, швидку, не диха, непритом, кров, поранен, б'є, напав, ламають двер, газом, дим, аварі, інфаркт, інсульт, задиха, збила, душить, ножем, =тоне
vi chay nha, bi chay, chay roi, dam chay, boc chay, chay to, chay lon, khoi den, nhieu khoi, khoi khap, khoi mu, khoi boc, cấp cứu, không thở, bất tỉnh, chảy máu, bị thương, cầm dao, đánh tôi, phá cửa, mùi gas, tai nạn, đột quỵ, đau ngực, muốn chết, cứu với, cứu em, chết đuối, ngat, dam roi, tu tu, nhay lau, trom, sung, tim tai, vo oi, tham nuoc
ar حريق, تحترق, دخان, اسعاف, يتنفس, فاقد الوعي, دم, جرحى, سكين, يضربني, يكسر باب, غاز, حادث, جلطه, تنزف, يختنق, نجده, الحقونا
tr yangın, yanıyor, duman, ambulans, nefes, bayıldı, kan, yaralı, bıçak, dövüyor, saldır, hırsız, gaz kokusu, kaza oldu, kaza var, trafik kaza, kalp krizi, felç, öldür, imdat, boğul, silah, alev, intihar, yigil, uyanmiyor, morardi, itfaiye, bayil
pl pali się, pożar, dym, karetk, oddycha, nieprzytomn, krwi, krwaw, rann, nóż, nożem, bije, napad, włamuj, gaz, zawał, udar, dusi, zabić, ratunk, wypadek, wypadku
fa آتش, آتیش, دود, آمبولانس, نفس نمی, بیهوش, خون, زخمی, چاقو, میزنه, حمله, دزد, بوی گاز, تصادف, سکته, خودکشی, کمک کنید, خفه
