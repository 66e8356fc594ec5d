/* One guide: a Markdown file under screens/, read, checked and turned into steps. In short:
 * `##` step, `>` words to say, `- [ ]` act, `**Thấy:**` what the phone
 * shows, `**Mang về:**` what the leaflet says, `[label][name]` QR,
 * `[label](guide.md#step)` branch, `###` trouble.
 * Everything a guide holds lives in its library's arena and is clean text (text_is_clean). */
#ifndef CAMTAY_GUIDE_GUIDE_H
#define CAMTAY_GUIDE_GUIDE_H

#include <stdbool.h>
#include <stddef.h>

/* A note for staff: one paragraph or one item of a list. */
struct guide_note {
    const char *text;
    bool item; /* it stood in a list */
};

/* A QR code: what is said under it and where it leads. */
struct guide_code {
    const char *label; /* "Android" */
    const char *name;  /* of the link: "vneid-android" */
    const char *url;   /* https://… */
    const char *state; /* the link's own note: "chưa mở thử; S17b" */
    bool opened;       /* somebody opened it on a phone (its note holds a date) */
};

/* A road to another step or guide, and back. Both are there: a branch into a guide that was
 * refused is left out. */
struct guide_branch {
    const char *label;
    const char *guide; /* id of the guide it goes to */
    int step;          /* index of the step there */
};

struct guide_trouble {
    const char *id;    /* the heading folded: "khong-nhan-duoc-ma-otp"; unique in its guide */
    const char *title; /* as it is said at the counter */
    const char *where; /* **Ở đâu:** … or NULL */
    const char *home; /* **Mang về:** how the citizen helps themselves, on the leaflet; or NULL */
    const struct guide_note *notes;
    size_t note_count;
    const struct guide_branch *branches;
    size_t branch_count;
    int line;
};

struct guide_step {
    const char *id; /* the heading folded: "tai-ung-dung"; unique in its guide */
    const char *title;
    const char *say; /* paragraphs of the `>` block joined by one space */
    const char *const *acts;
    size_t act_count;
    const char *see;         /* what follows **Thấy:** or NULL */
    const char *const *home; /* each **Mang về:**, said to the citizen, for the leaflet alone */
    size_t home_count;
    const struct guide_note *notes;
    size_t note_count;
    const struct guide_code *codes;
    size_t code_count;
    const struct guide_branch *branches;
    size_t branch_count;
    const struct guide_trouble *troubles;
    size_t trouble_count;
    int line;
};

struct guide {
    const char *id;   /* file name without .md: "vneid-cai" */
    const char *file; /* path as it was opened */
    const char *title;
    const char *service;  /* "vneid-install", or NULL for a guide that only branches reach */
    const char *provider; /* "vnpt", or NULL */
    const char *group; /* "trouble", "procedure", "know": the list it stands in beside the services;
                           * NULL: in none */
    int order;         /* of the list at the counter; 0 without service */
    int minutes;       /* 0: not said */
    const char *const *needs;
    size_t need_count;
    const char *const *after; /* services to finish first */
    size_t after_count;
    bool reviewed;     /* somebody walked it on a real phone */
    long reviewed_day; /* days since 1970-01-01; meaningful if reviewed */
    const char *const *sources;
    size_t source_count;
    const struct guide_note *opening; /* the paragraph(s) before the first step */
    size_t opening_count;
    const struct guide_step *steps; /* at least one */
    size_t step_count;
};

#endif
