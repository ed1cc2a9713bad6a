# Writes ../fixtures/sav/demonstration.sav with R's haven (Debian: r-cran-haven): the demonstration's responses as
# LimeSurvey's export to SPSS has them. Run here, in a UTF-8 locale: Rscript make.R
library(haven)

stopifnot(basename(getwd()) == "forms", l10n_info()$`UTF-8`)
data <- "../../data/"

# The structure: tables of rows, a row of columns; both are regular enough for two expressions.
lss <- paste(readLines(paste0(data, "survey.lss"), encoding = "UTF-8"), collapse = "\n")
cuts <- function(text, pattern) regmatches(text, gregexpr(pattern, text, perl = TRUE))[[1]]
rows <- function(name, columns) {
  body <- cuts(lss, paste0("(?s)\n <", name, ">.*?\n </", name, ">"))
  found <- lapply(cuts(body, "(?s)<row>.*?</row>"), function(row) {
    sapply(columns, function(column) {
      cell <- cuts(row, paste0("(?s)(?<=<", column, "><!\\[CDATA\\[).*?(?=\\]\\]></", column, ">)"))
      if (length(cell) == 0) "" else cell
    })
  })
  as.data.frame(do.call(rbind, found))
}
in_order <- function(table, column) table[order(as.numeric(table[[column]])), ]
questions <- rows("questions", c("qid", "gid", "title", "type", "question_order"))
items <- in_order(rows("subquestions", c("qid", "parent_qid", "title", "question_order")), "question_order")
answers <- in_order(rows("answers", c("aid", "qid", "code", "sortorder", "scale_id")), "sortorder")
texts <- rows("question_l10ns", c("qid", "question"))
labels <- rows("answer_l10ns", c("aid", "answer"))
plain <- function(text) trimws(gsub("<[^>]*>", "", text))
text_of <- function(qid) plain(texts$question[match(qid, texts$qid)])

# The responses: LimeSurvey quotes every value, and leaves NULL bare.
csv <- paste(readLines(paste0(data, "responses.csv"), encoding = "UTF-8"), collapse = "\n")
csv <- gsub("\r", "", sub("^\ufeff", "", csv))
fields <- cuts(csv, '(?s)(?:"(?:[^"]|"")*"|)(?:;|\n)')
last <- substring(fields, nchar(fields)) == "\n"
cells <- gsub('""', '"', sub('(?s)^"(.*)"$', "\\1", substr(fields, 1, nchar(fields) - 1), perl = TRUE), fixed = TRUE)
cells <- sub("^'=", "=", cells)
is_null <- nchar(fields) == 1
width <- which(last)[1]
stopifnot(length(cells) %% width == 0)
cells <- matrix(cells, ncol = width, byrow = TRUE)
is_null <- matrix(is_null, ncol = width, byrow = TRUE)
names <- cells[1, ]
cells <- cells[-1, ]
is_null <- is_null[-1, ]

# SPSS holds 255 bytes of a variable's label and 120 of a value's; LimeSurvey cuts before.
cut_bytes <- function(text, bytes) {
  while (nchar(text, "bytes") > bytes) text <- substr(text, 1, nchar(text) - 1)
  text
}
labelled_with <- function(codes, words, numeric) {
  values <- if (numeric) as.numeric(codes) else codes
  setNames(values, vapply(words, cut_bytes, "", 120))
}

column <- function(at) {
  name <- names[at]
  cell <- cells[, at]
  null <- is_null[, at]
  cell[null] <- ""
  number <- function() suppressWarnings(as.numeric(cell))
  parts <- regmatches(name, gregexpr("[^][]+", name))[[1]]
  question <- questions[questions$title == parts[1], ]
  if (nrow(question) == 0) {
    if (name == "submitdate") return(as.POSIXct(ifelse(cell == "", NA, cell), tz = "UTC"))
    return(if (name == "startlanguage") cell else number())
  }
  type <- question$type
  part <- parts[2]
  item <- items[items$parent_qid == question$qid & items$title %in% part, ]
  words <- text_of(question$qid)
  if (!is.na(parts[3])) words <- paste0("[Skala ", parts[3], "] ", words)
  if (nrow(item) == 1) words <- paste0("[", text_of(item$qid), "] ", words)
  else if (type == "R") words <- paste0("[Rang ", part, "] ", words)
  else if (part %in% "other") words <- paste0("[Sonstiges] ", words)
  else if (!is.na(part)) words <- paste0("[Kommentar] ", words)
  words <- cut_bytes(words, 231)
  beside <- !is.na(part) && grepl("(other|comment)$", part)
  scale <- if (is.na(parts[3])) "0" else as.character(as.numeric(parts[3]) - 1)
  options <- answers[answers$qid == question$qid & answers$scale_id == scale, ]
  found <- if (beside || type %in% c("S", "T", "X")) {
    cell
  } else if (type %in% c("M", "P")) {
    labelled(ifelse(null, NA, ifelse(cell == "Y", 1, 0)), c("Ja" = 1, "Nicht ausgewählt" = 0))
  } else if (type == "Y") {
    labelled(c(Y = 1, N = 2)[match(cell, c("Y", "N"))], c("Ja" = 1, "Nein" = 2))
  } else if (nrow(options) > 0) {
    numeric <- all(grepl("^[0-9]+$", options$code))
    codes <- options$code
    answer <- plain(labels$answer[match(options$aid, labels$aid)])
    if (any(cell == "-oth-")) {
      codes <- c(codes, "-oth-")
      answer <- c(answer, "Other")
    }
    labelled(if (numeric) number() else cell, labelled_with(codes, answer, numeric))
  } else {
    number()
  }
  attr(found, "label") <- words
  unname(found)
}

all <- lapply(seq_along(names), column)
# As SPSSWriter.php spells them: brackets become underscores.
names(all) <- gsub("]", "", gsub("][", "_", gsub("^_", "v_", names), fixed = TRUE), fixed = TRUE)
names(all) <- gsub("[", "_", names(all), fixed = TRUE)
all <- as.data.frame(all, check.names = FALSE)

# The label of the first column says what the file was made of, so that a test can tell when it is out of date.
digest <- function(name) tools::md5sum(paste0(data, name))
attr(all$id, "label") <- paste("responses.csv", digest("responses.csv"), "survey.lss", digest("survey.lss"))
write_sav(all, "../fixtures/sav/demonstration.sav", compress = "byte")
